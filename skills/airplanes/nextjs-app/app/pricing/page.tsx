import Link from "next/link";
import { PricingViewed } from "@/components/pricing-viewed";
import { plans, type BillingPeriod } from "@/lib/model";
import { startCheckout } from "../billing/actions";

const prices = { month: { pro: 9, team: 29 }, year: { pro: 90, team: 290 } };

export default async function PricingPage({ searchParams }: { searchParams: Promise<{ billing?: string }> }) {
  const billingPeriod: BillingPeriod = (await searchParams).billing === "year" ? "year" : "month";
  return (
    <>
      <PricingViewed billingPeriod={billingPeriod} />
      <h1>Pricing</h1>
      <Link href="/pricing">By the month</Link> <Link href="/pricing?billing=year">By the year</Link>
      {plans.map((plan) => (
        <form key={plan} action={startCheckout}>
          <h2>
            {plan}: {prices[billingPeriod][plan]} € a {billingPeriod}
          </h2>
          <input type="hidden" name="plan" value={plan} />
          <input type="hidden" name="billing_period" value={billingPeriod} />
          <button>Choose {plan}</button>
        </form>
      ))}
    </>
  );
}
