const Mixpanel = require("mixpanel");

const client = Mixpanel.init("0123456789abcdef0123456789abcdef", { host: new URL(process.argv[2]).host, protocol: "http" });
const done = (error) => {
  const errors = [error].flat().filter(Boolean);
  errors.forEach((each) => console.error(each));
  process.exitCode ||= errors.length;
};
client.track("Order Placed", { distinct_id: "person-1", total: 12.5, currency: "EUR" }, done);
client.people.set("person-1", { plan: "pro" }, done);
client.groups.set("team", "team-1", { size: 3 }, done);
client.track_batch([{ event: "Order Refunded", properties: { distinct_id: "person-2", total: 3 } }], done);
