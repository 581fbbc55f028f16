import type { BillingPeriod, CheckoutSession, Plan, Subscription } from "./model";
import { store } from "./store";

export function createCheckoutSession(accountId: string, plan: Plan, billingPeriod: BillingPeriod): CheckoutSession {
  const session: CheckoutSession = { id: `cs${store.checkouts.length + 1}`, accountId, plan, billingPeriod };
  store.checkouts.push(session);
  return session;
}

export function findCheckoutSession(id: string): CheckoutSession | undefined {
  return store.checkouts.find((session) => session.id === id);
}

export function findSubscription(accountId: string): Subscription | undefined {
  return store.subscriptions.get(accountId);
}

export function activateSubscription(accountId: string, plan: Plan, billingPeriod: BillingPeriod): void {
  store.subscriptions.set(accountId, { plan, billingPeriod, isPastDue: false });
}

export function markPastDue(accountId: string): void {
  const subscription = store.subscriptions.get(accountId);
  if (subscription) subscription.isPastDue = true;
}

export function endSubscription(accountId: string): void {
  store.subscriptions.delete(accountId);
}
