const { complain, later } = require("./page.cjs");
const { RudderAnalytics } = require("@rudderstack/analytics-js/bundled");

(async () => {
  const url = process.argv[2];
  const analytics = new RudderAnalytics();
  analytics.load("a-write-key-that-is-never-shown", url, { configUrl: url, ...JSON.parse(process.argv[3] ?? "{}") });
  analytics.identify("person-1", { plan: "pro" });
  analytics.track("Order Placed", { total: 12.5, currency: "EUR" });
  analytics.page("Checkout");
  analytics.group("team-1", { size: 3 });
  await later(2500);
  process.exit();
})();
