import { Router } from "express";

import { captureEvent } from "../analytics-server.js";
import type { StripeEvent } from "../payments.js";
import { findAccount, markPastDue, startSubscription } from "../store.js";

export const webhookRouter = Router();

webhookRouter.post("/webhooks/stripe", (req, res) => {
  handleStripeWebhook(req.body as StripeEvent);
  res.json({ received: true });
});

function handleStripeWebhook(event: StripeEvent): void {
  const account = findAccount(event.data.object.client_reference_id);
  if (!account) return;
  switch (event.type) {
    case "checkout.session.completed": {
      const { plan, billing_period } = event.data.object.metadata;
      startSubscription(account.id, plan, billing_period);
      captureEvent(account.id, "subscription_started", {
        plan,
        billing_period,
      });
      break;
    }
    case "invoice.payment_failed":
      markPastDue(account.id);
      captureEvent(account.id, "payment_failed", {
        attempt_number: event.data.object.attempt_count,
      });
      break;
  }
}
