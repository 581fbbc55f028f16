import type { APIRoute } from "astro";

import { captureEvent } from "../../lib/analytics-server";
import type { StripeEvent } from "../../lib/payments";
import { markPastDue, startSubscription } from "../../lib/store";

export const POST: APIRoute = async ({ request }) => {
  await handleStripeWebhook((await request.json()) as StripeEvent);
  return Response.json({ received: true });
};

async function handleStripeWebhook(event: StripeEvent): Promise<void> {
  switch (event.type) {
    case "checkout.session.completed": {
      const { client_reference_id: accountId, metadata } = event.data.object;
      startSubscription(accountId, metadata.plan, metadata.billing_period);
      await captureEvent(accountId, "subscription_started", {
        plan: metadata.plan,
        billing_period: metadata.billing_period,
      });
      break;
    }
    case "invoice.payment_failed": {
      const { client_reference_id: accountId, attempt_count: attempts } = event.data.object;
      markPastDue(accountId);
      await captureEvent(accountId, "payment_failed", { attempt_number: attempts });
      break;
    }
  }
}
