import * as WebBrowser from "expo-web-browser";

import { captureEvent } from "../lib/analytics";
import { api } from "../lib/api";
import { useSession } from "../lib/session";
import type { BillingPeriod, CancellationReason, Plan, Subscription } from "../lib/types";

export function useBilling() {
  const { reload } = useSession();

  async function startCheckout(plan: Plan, billingPeriod: BillingPeriod) {
    const checkout = await api.post<{ url: string }>("/checkout", { plan, billingPeriod });
    captureEvent("checkout_started", { plan, billing_period: billingPeriod });
    await WebBrowser.openBrowserAsync(checkout.url);
    await reload();
  }

  async function cancelSubscription(reason: CancellationReason) {
    const cancelled = await api.post<Subscription>("/subscription/cancel", { reason });
    captureEvent("subscription_cancelled", { plan: cancelled.plan, reason });
    await reload();
  }

  return { startCheckout, cancelSubscription };
}
