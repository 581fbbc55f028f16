import { randomUUID } from "node:crypto";

import type { BillingPeriod, Plan } from "./choices";
import type { Account } from "./store.server";

interface CheckoutSession {
  url: string;
  client_reference_id: string;
  metadata: { plan: Plan; billing_period: BillingPeriod };
}

interface Invoice {
  client_reference_id: string;
  attempt_count: number;
}

export type StripeEvent =
  | { type: "checkout.session.completed"; data: { object: CheckoutSession } }
  | { type: "invoice.payment_failed"; data: { object: Invoice } };

/** The account's id travels with the session, because the webhook that follows has no cookie. */
export function createCheckoutSession(account: Account, plan: Plan, billingPeriod: BillingPeriod): CheckoutSession {
  return {
    url: `/subscription?checkout=${randomUUID()}`,
    client_reference_id: account.id,
    metadata: { plan, billing_period: billingPeriod },
  };
}
