import { Form, Link } from "react-router";

import type { Route } from "./+types/subscription";
import { CANCELLATION_REASONS } from "~/lib/choices";
import { accountContext } from "~/lib/session.server";
import { findSubscription } from "~/lib/store.server";

export function loader({ request, context }: Route.LoaderArgs) {
  return {
    subscription: findSubscription(context.get(accountContext).id),
    isAwaitingPayment: new URL(request.url).searchParams.has("checkout"),
  };
}

export default function SubscriptionPage({ loaderData }: Route.ComponentProps) {
  const { subscription, isAwaitingPayment } = loaderData;
  if (!subscription) {
    return isAwaitingPayment ? <h1>Waiting for your payment</h1> : <Link to="/pricing">Choose a plan</Link>;
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
  return (
    <Form method="post" action="/subscription/cancel">
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
      <button>Cancel subscription</button>
    </Form>
  );
}
