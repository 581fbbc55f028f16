import { createFileRoute } from "@tanstack/react-router";

import { captureEvent } from "~/lib/analytics.server";
import type { StripeEvent } from "~/lib/payments.server";
import { markPastDue, startSubscription } from "~/lib/store.server";

export const Route = createFileRoute("/webhooks/stripe")({
  server: {
    handlers: {
      POST: async ({ request }) => {
        handleStripeWebhook((await request.json()) as StripeEvent);
        return Response.json({ received: true });
      },
    },
  },
});

function handleStripeWebhook(event: StripeEvent): void {
  switch (event.type) {
    case "checkout.session.completed": {
      const { client_reference_id: accountId, metadata } = event.data.object;
      startSubscription(accountId, metadata.plan, metadata.billing_period);
      captureEvent(accountId, "subscription_started", {
        plan: metadata.plan,
        billing_period: metadata.billing_period,
      });
      break;
    }
    case "invoice.payment_failed": {
      const { client_reference_id: accountId, attempt_count: attempts } = event.data.object;
      markPastDue(accountId);
      captureEvent(accountId, "payment_failed", { attempt_number: attempts });
      break;
    }
  }
}
