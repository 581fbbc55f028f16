// The Measurement Protocol as it is documented; the vendor has no SDK that speaks it.
(async () => {
  const url = `${process.argv[2]}/mp/collect?measurement_id=G-AAAAAAAAAA&api_secret=a-secret-never-shown-0123`;
  const post = async (body) => {
    const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) });
    process.exitCode ||= Number(answer.status !== 204);
  };
  await post({
    client_id: "1234.5678",
    user_id: "person-1",
    timestamp_micros: Date.UTC(2026, 10, 24, 10, 0, 0, 250) * 1000,
    events: [
      { name: "page_view", params: { page_location: "https://example.com/checkout" } },
      { name: "order_placed", params: { total: 12.5, currency: "EUR", session_id: "1", engagement_time_msec: 100 } },
    ],
  });
  await post({ client_id: "1234.5678", events: [{ name: "order_refunded", params: { total: 3 } }] });
})();
