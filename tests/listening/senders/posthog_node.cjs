const { PostHog } = require("posthog-node");

(async () => {
  const client = new PostHog("phc_a_key_that_is_never_shown_0123456789", { host: process.argv[2], fetchRetryCount: 0 });
  client.on("error", (error) => {
    console.error(error);
    process.exitCode = 1;
  });
  client.capture({ distinctId: "person-1", event: "order_placed", properties: { total: 12.5, currency: "EUR" } });
  client.identify({ distinctId: "person-1", properties: { plan: "pro" } });
  client.groupIdentify({ groupType: "team", groupKey: "team-1", properties: { size: 3 } });
  await client.captureImmediate({ distinctId: "person-2", event: "order_refunded", properties: { total: 3 } });
  await client.shutdown();
})();
