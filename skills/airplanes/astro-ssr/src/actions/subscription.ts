import { ActionError, defineAction } from "astro:actions";
import { z } from "astro:schema";

import { requireAccount } from "../lib/access";
import { captureEvent } from "../lib/analytics-server";
import { BILLING_PERIODS, CANCELLATION_REASONS, PLANS } from "../lib/choices";
import { createCheckoutSession } from "../lib/payments";
import * as store from "../lib/store";

export const startCheckout = defineAction({
  accept: "form",
  input: z.object({ plan: z.enum(PLANS), billing_period: z.enum(BILLING_PERIODS) }),
  handler: async ({ plan, billing_period: billingPeriod }, context) => {
    const account = requireAccount(context);
    const session = createCheckoutSession(account, plan, billingPeriod);
    await captureEvent(account.id, "checkout_started", { plan, billing_period: billingPeriod });
    return { url: session.url };
  },
});

export const cancelSubscription = defineAction({
  accept: "form",
  input: z.object({ reason: z.enum(CANCELLATION_REASONS) }),
  handler: async ({ reason }, context) => {
    const account = requireAccount(context);
    const subscription = store.cancelSubscription(account.id, reason);
    if (!subscription) {
      throw new ActionError({ code: "CONFLICT", message: "There is no subscription to cancel." });
    }
    await captureEvent(account.id, "subscription_cancelled", { plan: subscription.plan, reason });
  },
});
