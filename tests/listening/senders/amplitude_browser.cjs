const { later } = require("./page.cjs");
const amplitude = require("@amplitude/analytics-browser");

(async () => {
  const url = process.argv[2];
  const remoteConfig = { fetchRemoteConfig: true, serverUrl: `${url}/config` };
  await amplitude.init("an-amplitude-key-never-shown-01", "person-1", { serverUrl: `${url}/2/httpapi`, remoteConfig }).promise;
  const placed = amplitude.track("Order Placed", { total: 12.5, currency: "EUR" });
  amplitude.identify(new amplitude.Identify().set("plan", "pro"));
  amplitude.setGroup("team", "team-1");
  console.log((await placed.promise).code);
  amplitude.setTransport("beacon");
  amplitude.track("Order Refunded", { total: 3 });
  amplitude.flush();
  await later(1000);
  process.exit();
})();
