import Link from "next/link";
import { ChoiceField } from "@/components/fields";
import { findSubscription } from "@/lib/billing";
import { cancellationReasons } from "@/lib/model";
import { requireAccount } from "@/lib/session";
import { cancelSubscription } from "./actions";

export default async function BillingPage() {
  const account = await requireAccount();
  const subscription = findSubscription(account.id);
  if (!subscription) {
    return (
      <p>
        You have no subscription. <Link href="/pricing">See the plans</Link>
      </p>
    );
  }
  return (
    <>
      <h1>Your plan is {subscription.plan}</h1>
      <p>You pay by the {subscription.billingPeriod}.</p>
      {subscription.isPastDue && <p role="alert">Your last payment failed.</p>}
      <form action={cancelSubscription}>
        <ChoiceField label="Reason" name="reason" options={cancellationReasons} />
        <button>Cancel subscription</button>
      </form>
    </>
  );
}
