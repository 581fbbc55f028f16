import { redirect } from "@tanstack/react-router";
import { createServerFn } from "@tanstack/react-start";
import { z } from "zod";

import { captureEvent } from "~/lib/analytics.server";
import { BILLING_PERIODS, CANCELLATION_REASONS, PLANS } from "~/lib/choices";
import { form } from "~/lib/forms";
import { createCheckoutSession } from "~/lib/payments.server";
import { signedIn } from "~/lib/signed-in";
import * as store from "~/lib/store.server";

export const getSubscription = createServerFn()
  .middleware([signedIn])
  .handler(({ context: { account } }) => store.findSubscription(account.id));

export const startCheckout = createServerFn({ method: "POST" })
  .middleware([signedIn])
  .validator(form(z.object({ plan: z.enum(PLANS), billingPeriod: z.enum(BILLING_PERIODS) })))
  .handler(({ data: { plan, billingPeriod }, context: { account } }) => {
    const session = createCheckoutSession(account, plan, billingPeriod);
    captureEvent(account.id, "checkout_started", { plan, billing_period: billingPeriod });
    throw redirect({ href: session.url });
  });

export const cancelSubscription = createServerFn({ method: "POST" })
  .middleware([signedIn])
  .validator(form(z.object({ reason: z.enum(CANCELLATION_REASONS) })))
  .handler(({ data: { reason }, context: { account } }) => {
    const subscription = store.cancelSubscription(account.id, reason);
    if (!subscription) throw new Error("There is no subscription to cancel.");
    captureEvent(account.id, "subscription_cancelled", { plan: subscription.plan, reason });
  });
