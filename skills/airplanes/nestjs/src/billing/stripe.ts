import { randomUUID } from 'node:crypto';

import type { BillingPeriod, Plan } from '../store/store.types';

interface Purchase {
  client_reference_id: string;
  metadata: { plan: Plan; billing_period: BillingPeriod };
}

export interface CheckoutSession extends Purchase {
  id: string;
  url: string;
}

export type StripeEvent =
  | { type: 'checkout.session.completed'; data: { object: CheckoutSession } }
  | {
      type: 'invoice.payment_failed';
      data: { object: Purchase & { attempt_count: number } };
    };

/** Stands in for the call to Stripe, and charges nobody. */
export function createCheckoutSession(purchase: Purchase): CheckoutSession {
  const id = `cs_${randomUUID()}`;
  return { id, url: `https://checkout.example.com/${id}`, ...purchase };
}
