import type { GetServerSideProps } from "next";
import Link from "next/link";
import { useRouter } from "next/router";
import { ChoiceField } from "@/components/fields";
import { findSubscription } from "@/lib/billing";
import { cancellationReasons, type Subscription } from "@/lib/model";
import { post } from "@/lib/post";
import { currentAccount } from "@/lib/session";

type Props = { subscription: Subscription | null };

export const getServerSideProps: GetServerSideProps<Props> = async ({ req }) => {
  const account = currentAccount(req);
  if (!account) return { redirect: { destination: "/login", permanent: false } };
  return { props: { subscription: findSubscription(account.id) ?? null } };
};

export default function BillingPage({ subscription }: Props) {
  const router = useRouter();

  async function handleCancel(formData: FormData) {
    await post("/subscription/cancel", Object.fromEntries(formData));
    router.replace(router.asPath);
  }

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
      <form action={handleCancel}>
        <ChoiceField label="Reason" name="reason" options={cancellationReasons} />
        <button>Cancel subscription</button>
      </form>
    </>
  );
}
