import { Router } from "express";
import createError from "http-errors";
import { z } from "zod";

import { captureEvent } from "../analytics-server.js";
import { createCheckoutSession } from "../payments.js";
import { requireAccount } from "../session.js";
import { billingPeriods, cancelSubscription, plans } from "../store.js";

const purchase = z.object({
  plan: z.enum(plans),
  billing_period: z.enum(billingPeriods),
});
const cancellation = z.object({
  reason: z.enum(["too_expensive", "missing_feature", "not_used", "other"]),
});

export const billingRouter = Router();

billingRouter.post("/checkout", requireAccount, (req, res) => {
  const { account } = res.locals;
  const { plan, billing_period } = purchase.parse(req.body);
  const session = createCheckoutSession({
    client_reference_id: account.id,
    metadata: { plan, billing_period },
  });
  captureEvent(account.id, "checkout_started", { plan, billing_period });
  res.status(201).json({ url: session.url });
});

billingRouter.post("/subscription/cancel", requireAccount, (req, res) => {
  const { account } = res.locals;
  const { reason } = cancellation.parse(req.body);
  const subscription = cancelSubscription(account.id);
  if (!subscription) throw createError(409, "There is no subscription");
  captureEvent(account.id, "subscription_cancelled", {
    plan: subscription.plan,
    reason,
  });
  res.json(subscription);
});
