const RudderAnalytics = require("@rudderstack/rudder-sdk-node");

(async () => {
  const fail = (error) => {
    console.error(error);
    process.exitCode = 1;
  };
  const client = new RudderAnalytics("a-write-key-that-is-never-shown", { dataPlaneUrl: process.argv[2], retryCount: 0, errorHandler: fail });
  client.track({ userId: "person-1", event: "Order Placed", properties: { total: 12.5, currency: "EUR" } });
  client.identify({ userId: "person-1", traits: { plan: "pro" } });
  client.group({ userId: "person-1", groupId: "team-1", traits: { size: 3 } });
  client.page({ userId: "person-1", name: "Checkout" });
  await client.flush();
})();
