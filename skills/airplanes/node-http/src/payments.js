import { randomUUID } from "node:crypto";

/** Stands in for the call to Stripe, and charges nobody. */
export function createCheckoutSession(purchase) {
  const id = `cs_${randomUUID()}`;
  return { id, url: `https://checkout.example.com/${id}`, ...purchase };
}
