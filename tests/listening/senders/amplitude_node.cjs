const amplitude = require("@amplitude/analytics-node");

(async () => {
  const path = process.argv[3] ?? "/2/httpapi";
  await amplitude.init("an-amplitude-key-never-shown-01", { serverUrl: process.argv[2] + path, flushIntervalMillis: 200, flushMaxRetries: 1 }).promise;
  const placed = amplitude.track("Order Placed", { total: 12.5, currency: "EUR" }, { user_id: "person-1" });
  amplitude.identify(new amplitude.Identify().set("plan", "pro"), { user_id: "person-1" });
  amplitude.groupIdentify("team", "team-1", new amplitude.Identify().set("size", 3), { user_id: "person-1" });
  await amplitude.flush().promise;
  console.log((await placed.promise).code);
})();
