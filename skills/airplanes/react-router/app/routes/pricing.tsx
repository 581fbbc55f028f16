import { useEffect } from "react";
import { Form, Link } from "react-router";

import type { Route } from "./+types/pricing";
import { captureEvent } from "~/lib/analytics.client";
import type { BillingPeriod, Plan } from "~/lib/choices";

const PRICES: Record<Plan, Record<BillingPeriod, number>> = {
  pro: { month: 12, year: 120 },
  team: { month: 30, year: 300 },
};

export function loader({ request }: Route.LoaderArgs) {
  const yearly = new URL(request.url).searchParams.get("billing") === "year";
  return { billingPeriod: yearly ? ("year" as const) : ("month" as const) };
}

export default function Pricing({ loaderData: { billingPeriod } }: Route.ComponentProps) {
  useEffect(() => {
    captureEvent("pricing_viewed", { billing_period: billingPeriod });
  }, [billingPeriod]);

  return (
    <Form method="post" action="/checkout">
      <h1>Prices per {billingPeriod}</h1>
      <Link to="?billing=month">Monthly</Link> <Link to="?billing=year">Yearly</Link>
      <input type="hidden" name="billing_period" value={billingPeriod} />
      <PlanOption plan="pro" title="Pro" billingPeriod={billingPeriod} />
      <PlanOption plan="team" title="Team" billingPeriod={billingPeriod} />
    </Form>
  );
}

interface PlanOptionProps {
  plan: Plan;
  title: string;
  billingPeriod: BillingPeriod;
}

function PlanOption({ plan, title, billingPeriod }: PlanOptionProps) {
  return (
    <p>
      ${PRICES[plan][billingPeriod]}{" "}
      <button name="plan" value={plan}>
        Choose {title}
      </button>
    </p>
  );
}
