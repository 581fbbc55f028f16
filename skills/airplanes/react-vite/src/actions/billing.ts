import { type ActionFunctionArgs, redirectDocument } from "react-router";

import { captureEvent } from "../lib/analytics-browser";
import { api } from "../lib/api";
import { choice, refusal } from "../lib/forms";
import { billingPeriods, cancellationReasons, plans, type Subscription } from "../types";

export async function startCheckout({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const plan = choice(form, "plan", plans);
  const billingPeriod = choice(form, "billingPeriod", billingPeriods);
  try {
    const checkout = await api.post<{ url: string }>("/checkout", { plan, billingPeriod });
    captureEvent("checkout_started", { plan, billing_period: billingPeriod });
    return redirectDocument(checkout.url);
  } catch (error) {
    return refusal(error);
  }
}

export async function cancelSubscription({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const reason = choice(form, "reason", cancellationReasons);
  try {
    const cancelled = await api.post<Subscription>("/subscription/cancel", { reason });
    captureEvent("subscription_cancelled", { plan: cancelled.plan, reason });
    return { cancelled: true };
  } catch (error) {
    return refusal(error);
  }
}
