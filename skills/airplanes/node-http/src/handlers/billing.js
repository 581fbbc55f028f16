import { captureEvent } from "../analytics-server.js";
import { HttpError, readJson, requireOneOf, sendJson } from "../http.js";
import { createCheckoutSession } from "../payments.js";
import { requireAccount } from "../session.js";
import * as store from "../store.js";

export async function startCheckout(req, res) {
  const account = requireAccount(req);
  const body = await readJson(req);
  const plan = requireOneOf(body, "plan", store.plans);
  const billing_period = requireOneOf(
    body,
    "billing_period",
    store.billingPeriods,
  );
  const session = createCheckoutSession({
    client_reference_id: account.id,
    metadata: { plan, billing_period },
  });
  captureEvent(account.id, "checkout_started", { plan, billing_period });
  sendJson(res, 201, { url: session.url });
}

export async function cancelSubscription(req, res) {
  const account = requireAccount(req);
  const body = await readJson(req);
  const reason = requireOneOf(body, "reason", store.cancelReasons);
  const subscription = store.cancelSubscription(account.id);
  if (!subscription) throw new HttpError(409, "There is no subscription");
  captureEvent(account.id, "subscription_cancelled", {
    plan: subscription.plan,
    reason,
  });
  sendJson(res, 200, subscription);
}

export async function handleStripeWebhook(req, res) {
  const { type, data } = await readJson(req);
  const account = store.findAccount(data?.object?.client_reference_id);
  if (account && type === "checkout.session.completed") {
    const { plan, billing_period } = data.object.metadata;
    store.startSubscription(account.id, plan, billing_period);
    captureEvent(account.id, "subscription_started", { plan, billing_period });
  } else if (account && type === "invoice.payment_failed") {
    store.markPastDue(account.id);
    captureEvent(account.id, "payment_failed", {
      attempt_number: data.object.attempt_count,
    });
  }
  sendJson(res, 200, { received: true });
}
