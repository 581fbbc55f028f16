const { Analytics } = require("@segment/analytics-node");

(async () => {
  const client = new Analytics({ writeKey: "a-write-key-that-is-never-shown", host: process.argv[2], maxRetries: 0 });
  client.on("error", (error) => {
    console.error(error);
    process.exitCode = 1;
  });
  client.track({ userId: "person-1", event: "Order Placed", properties: { total: 12.5, currency: "EUR" } });
  client.identify({ userId: "person-1", traits: { plan: "pro" } });
  client.group({ userId: "person-1", groupId: "team-1", traits: { size: 3 } });
  client.page({ userId: "person-1", name: "Checkout" });
  await client.closeAndFlush();
})();
