import { redirect } from "react-router";

import type { Route } from "./+types/checkout";
import { captureEvent } from "~/lib/analytics.server";
import { BILLING_PERIODS, PLANS } from "~/lib/choices";
import { choice } from "~/lib/forms.server";
import { createCheckoutSession } from "~/lib/payments.server";
import { accountContext } from "~/lib/session.server";

export async function action({ request, context }: Route.ActionArgs) {
  const account = context.get(accountContext);
  const form = await request.formData();
  const plan = choice(form, "plan", PLANS);
  const billingPeriod = choice(form, "billing_period", BILLING_PERIODS);

  const session = createCheckoutSession(account, plan, billingPeriod);
  captureEvent(account.id, "checkout_started", { plan, billing_period: billingPeriod });
  return redirect(session.url);
}
