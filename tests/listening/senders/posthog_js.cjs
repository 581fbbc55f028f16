const { later } = require("./page.cjs");
const posthog = require("posthog-js").default;

(async () => {
  posthog.init("phc_a_key_that_is_never_shown_0123456789", {
    api_host: process.argv[2],
    opt_out_useragent_filter: true,
    request_queue_config: { flush_interval_ms: 250 },
    ...JSON.parse(process.argv[3] ?? "{}"),
  });
  posthog.identify("person-1", { plan: "pro" });
  posthog.capture("order_placed", { total: 12.5, currency: "EUR" });
  await later(1500);
  posthog.capture("order_refunded", { total: 3 }, { send_instantly: true });
  posthog.capture("cart_item_added", { quantity: 2 }, { transport: "sendBeacon", send_instantly: true });
  await later(1000);
  process.exit();
})();
