const { complain, later } = require("./page.cjs");
const mixpanel = require("mixpanel-browser");

// This page has no IndexedDB, which only recordings need.
const about = (message) => !String(message).includes("recording");

(async () => {
  mixpanel.init("0123456789abcdef0123456789abcdef", {
    api_host: process.argv[2],
    batch_flush_interval_ms: 250,
    error_reporter: (message) => about(message) && complain(message),
    ...JSON.parse(process.argv[3] ?? "{}"),
  });
  mixpanel.identify("person-1");
  mixpanel.people.set({ plan: "pro" });
  mixpanel.set_group("team", "team-1");
  mixpanel.get_group("team", "team-1").set({ size: 3 });
  mixpanel.track("Order Placed", { total: 12.5, currency: "EUR" });
  await later(1000);
  mixpanel.track("Order Refunded", { total: 3 }, { transport: "sendBeacon", send_immediately: true });
  await later(1000);
  process.exit();
})();
