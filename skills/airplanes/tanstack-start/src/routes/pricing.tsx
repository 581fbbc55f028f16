import { createFileRoute, Link } from "@tanstack/react-router";
import { useServerFn } from "@tanstack/react-start";
import { useEffect } from "react";
import { z } from "zod";

import { startCheckout } from "~/functions/subscription";
import { captureEvent } from "~/lib/analytics-browser";
import { BILLING_PERIODS } from "~/lib/choices";
import { useFormAction } from "~/lib/forms";

export const Route = createFileRoute("/pricing")({
  validateSearch: z.object({ billing: z.enum(BILLING_PERIODS).optional().catch(undefined) }),
  component: Pricing,
});

const PRICES = { month: { pro: 12, team: 30 }, year: { pro: 120, team: 300 } };

function Pricing() {
  const { billing: billingPeriod = "month" } = Route.useSearch();
  const callStartCheckout = useServerFn(startCheckout);
  const [error, submit] = useFormAction(async (form) => {
    await callStartCheckout({ data: form });
  });

  useEffect(() => {
    captureEvent("pricing_viewed", { billing_period: billingPeriod });
  }, [billingPeriod]);

  return (
    <form action={submit}>
      <h1>Prices per {billingPeriod}</h1>
      <Link to="/pricing">Monthly</Link>{" "}
      <Link to="/pricing" search={{ billing: "year" }}>
        Yearly
      </Link>
      <input type="hidden" name="billingPeriod" value={billingPeriod} />
      <p>
        ${PRICES[billingPeriod].pro}{" "}
        <button name="plan" value="pro">
          Choose Pro
        </button>
      </p>
      <p>
        ${PRICES[billingPeriod].team}{" "}
        <button name="plan" value="team">
          Choose Team
        </button>
      </p>
      {error && <p role="alert">{error}</p>}
    </form>
  );
}
