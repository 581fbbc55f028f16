import { defineStore } from "pinia";
import { computed } from "vue";

import { captureEvent } from "../lib/analytics-browser";
import { api } from "../lib/api";
import type { BillingPeriod, CancellationReason, Plan, Subscription } from "../types";
import { useSessionStore } from "./session";

export const useBillingStore = defineStore("billing", () => {
  const session = useSessionStore();
  const subscription = computed(() => session.account?.subscription ?? null);

  async function startCheckout(plan: Plan, billingPeriod: BillingPeriod) {
    const checkout = await api.post<{ url: string }>("/checkout", { plan, billingPeriod });
    captureEvent("checkout_started", { plan, billing_period: billingPeriod });
    window.location.assign(checkout.url);
  }

  async function cancelSubscription(reason: CancellationReason) {
    const cancelled = await api.post<Subscription>("/subscription/cancel", { reason });
    captureEvent("subscription_cancelled", { plan: cancelled.plan, reason });
    if (session.account) session.account.subscription = null;
  }

  return { subscription, startCheckout, cancelSubscription };
});
