interface CheckoutSession {
  client_reference_id: string
  metadata: { plan: Plan, billing_period: BillingPeriod }
}

interface Invoice {
  client_reference_id: string
  attempt_count: number
}

export type StripeEvent =
  | { type: 'checkout.session.completed', data: { object: CheckoutSession } }
  | { type: 'invoice.payment_failed', data: { object: Invoice } }

/** Stands for Stripe's own call; `url` is where the customer goes to pay. */
export async function createCheckoutSession(session: CheckoutSession): Promise<CheckoutSession & { url: string }> {
  return { ...session, url: '/subscription' }
}
