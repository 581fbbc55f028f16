import { data, redirect } from "react-router";

import type { Route } from "./+types/cancel";
import { captureEvent } from "~/lib/analytics.server";
import { CANCELLATION_REASONS } from "~/lib/choices";
import { choice } from "~/lib/forms.server";
import { accountContext } from "~/lib/session.server";
import { cancelSubscription } from "~/lib/store.server";

export async function action({ request, context }: Route.ActionArgs) {
  const account = context.get(accountContext);
  const reason = choice(await request.formData(), "reason", CANCELLATION_REASONS);

  const subscription = cancelSubscription(account.id, reason);
  if (!subscription) throw data("There is no subscription to cancel.", { status: 409 });
  captureEvent(account.id, "subscription_cancelled", { plan: subscription.plan, reason });
  return redirect("/subscription");
}
