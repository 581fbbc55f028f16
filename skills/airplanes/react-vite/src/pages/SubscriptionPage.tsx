import { Form, Link, useActionData } from "react-router";

import type { cancelSubscription } from "../actions/billing";
import { useAccount } from "../lib/session";

export function SubscriptionPage() {
  const subscription = useAccount()?.subscription;
  const outcome = useActionData<typeof cancelSubscription>();
  return (
    <>
      <h1>Subscription</h1>
      {outcome && <p role="status">{"error" in outcome ? outcome.error : "Your subscription is cancelled."}</p>}
      {subscription ? (
        <Form method="post">
          <p>
            You are on {subscription.plan}, paid by the {subscription.billingPeriod}.
          </p>
          <label htmlFor="reason">Reason</label>
          <select id="reason" name="reason">
            <option value="too_expensive">Too expensive</option>
            <option value="missing_feature">A feature is missing</option>
            <option value="not_used">I do not use it</option>
            <option value="other">Something else</option>
          </select>
          <button>Cancel subscription</button>
        </Form>
      ) : (
        <p>
          You have none. <Link to="/pricing">See the plans</Link>
        </p>
      )}
    </>
  );
}
