import type { NextApiRequest, NextApiResponse } from "next";
import { z } from "zod";
import { findAccount } from "@/lib/accounts";
import { captureEvent } from "@/lib/analytics-server";
import { activateSubscription, markPastDue } from "@/lib/billing";
import { billingPeriods, plans } from "@/lib/model";

const StripeEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("checkout.session.completed"),
    data: z.object({
      object: z.object({
        client_reference_id: z.string(),
        metadata: z.object({ plan: z.enum(plans), billing_period: z.enum(billingPeriods) }),
      }),
    }),
  }),
  z.object({
    type: z.literal("invoice.payment_failed"),
    data: z.object({ object: z.object({ client_reference_id: z.string(), attempt_count: z.number() }) }),
  }),
]);

export default async function handleStripeWebhook(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  const event = StripeEvent.safeParse(req.body);
  if (event.success && findAccount(event.data.data.object.client_reference_id)) {
    await handleStripeEvent(event.data);
  }
  return res.json({ received: true });
}

async function handleStripeEvent(event: z.infer<typeof StripeEvent>): Promise<void> {
  switch (event.type) {
    case "checkout.session.completed": {
      const { client_reference_id, metadata } = event.data.object;
      activateSubscription(client_reference_id, metadata.plan, metadata.billing_period);
      await captureEvent(client_reference_id, "subscription_started", {
        plan: metadata.plan,
        billing_period: metadata.billing_period,
      });
      break;
    }
    case "invoice.payment_failed": {
      const { client_reference_id, attempt_count } = event.data.object;
      markPastDue(client_reference_id);
      await captureEvent(client_reference_id, "payment_failed", { attempt_number: attempt_count });
      break;
    }
  }
}
