import type { GetServerSideProps } from "next";
import Link from "next/link";
import { useRouter } from "next/router";
import { useEffect } from "react";
import { captureEvent } from "@/lib/analytics-browser";
import { plans, type BillingPeriod, type CheckoutSession, type Plan } from "@/lib/model";
import { post } from "@/lib/post";

const prices = { month: { pro: 9, team: 29 }, year: { pro: 90, team: 290 } };

type Props = { billingPeriod: BillingPeriod };

export const getServerSideProps: GetServerSideProps<Props> = async ({ query }) => ({
  props: { billingPeriod: query.billing === "year" ? "year" : "month" },
});

export default function PricingPage({ billingPeriod }: Props) {
  const router = useRouter();

  useEffect(() => {
    captureEvent("pricing_viewed", { billing_period: billingPeriod });
  }, [billingPeriod]);

  async function handleChoose(plan: Plan) {
    const session = await post<CheckoutSession>("/checkout", { plan, billing_period: billingPeriod });
    router.push(`/checkout/${session.id}`);
  }

  return (
    <>
      <h1>Pricing</h1>
      <Link href="/pricing">By the month</Link> <Link href="/pricing?billing=year">By the year</Link>
      {plans.map((plan) => (
        <section key={plan}>
          <h2>
            {plan}: {prices[billingPeriod][plan]} € a {billingPeriod}
          </h2>
          <button onClick={() => handleChoose(plan)}>Choose {plan}</button>
        </section>
      ))}
    </>
  );
}
