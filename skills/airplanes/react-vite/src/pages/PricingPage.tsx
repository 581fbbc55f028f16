import { useEffect, useRef } from "react";
import { Form, useSearchParams } from "react-router";

import { captureEvent } from "../lib/analytics-browser";
import { plans } from "../types";

const prices = { pro: { month: 12, year: 120 }, team: { month: 40, year: 400 } };

export function PricingPage() {
  const [search, setSearch] = useSearchParams();
  const billingPeriod = search.get("billing") === "year" ? "year" : "month";

  const isCaptured = useRef(false);
  useEffect(() => {
    if (isCaptured.current) return;
    isCaptured.current = true;
    captureEvent("pricing_viewed", { billing_period: billingPeriod });
  }, [billingPeriod]);

  return (
    <>
      <h1>Pricing</h1>
      <label>
        <input
          type="checkbox"
          checked={billingPeriod === "year"}
          onChange={(event) => setSearch(event.target.checked ? { billing: "year" } : {})}
        />{" "}
        Pay by the year
      </label>
      <Form method="post" action="/checkout">
        <input type="hidden" name="billingPeriod" value={billingPeriod} />
        {plans.map((plan) => (
          <section key={plan}>
            <h2>{plan}</h2>
            <p>
              ${prices[plan][billingPeriod]} a {billingPeriod}
            </p>
            <button name="plan" value={plan}>
              Choose {plan}
            </button>
          </section>
        ))}
      </Form>
    </>
  );
}
