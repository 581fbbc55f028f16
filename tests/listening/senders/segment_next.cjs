const { complain, later } = require("./page.cjs");
const { AnalyticsBrowser } = require("@segment/analytics-next");

(async () => {
  const options = JSON.parse(process.argv[3] ?? "{}");
  const analytics = AnalyticsBrowser.load({ writeKey: "a-write-key-that-is-never-shown", cdnURL: process.argv[2] }, options);
  analytics.on("error", complain);
  await analytics.identify("person-1", { plan: "pro" });
  await analytics.track("Order Placed", { total: 12.5, currency: "EUR" });
  await analytics.page("Checkout");
  await analytics.group("team-1", { size: 3 });
  await later(1000);
  process.exit();
})();
