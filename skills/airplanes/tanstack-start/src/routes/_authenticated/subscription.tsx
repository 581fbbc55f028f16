import { createFileRoute, Link, useRouter } from "@tanstack/react-router";
import { useServerFn } from "@tanstack/react-start";
import { z } from "zod";

import { cancelSubscription, getSubscription } from "~/functions/subscription";
import { CANCELLATION_REASONS } from "~/lib/choices";
import { useFormAction } from "~/lib/forms";

export const Route = createFileRoute("/_authenticated/subscription")({
  validateSearch: z.object({ checkout: z.string().optional() }),
  loader: () => getSubscription(),
  component: SubscriptionPage,
});

function SubscriptionPage() {
  const subscription = Route.useLoaderData();
  const { checkout } = Route.useSearch();
  if (!subscription) {
    return checkout ? <h1>Waiting for your payment</h1> : <Link to="/pricing">Choose a plan</Link>;
  }
  return (
    <>
      <h1>
        Your {subscription.plan} plan is {subscription.status.replace("_", " ")}
      </h1>
      {subscription.status !== "cancelled" && <CancelForm />}
    </>
  );
}

function CancelForm() {
  const router = useRouter();
  const callCancelSubscription = useServerFn(cancelSubscription);
  const [error, cancel] = useFormAction(async (form) => {
    await callCancelSubscription({ data: form });
    await router.invalidate();
  });

  return (
    <form action={cancel}>
      <label>
        Reason{" "}
        <select name="reason">
          {CANCELLATION_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {reason.replaceAll("_", " ")}
            </option>
          ))}
        </select>
      </label>
      {error && <p role="alert">{error}</p>}
      <button>Cancel subscription</button>
    </form>
  );
}
