"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { captureEvent } from "@/lib/analytics-server";
import { createCheckoutSession, endSubscription, findSubscription } from "@/lib/billing";
import { billingPeriods, cancellationReasons, plans } from "@/lib/model";
import { requireAccount } from "@/lib/session";

const Choice = z.object({ plan: z.enum(plans), billing_period: z.enum(billingPeriods) });
const Cancellation = z.object({ reason: z.enum(cancellationReasons) });

export async function startCheckout(formData: FormData): Promise<void> {
  const account = await requireAccount();
  const { plan, billing_period } = Choice.parse(Object.fromEntries(formData));
  const session = createCheckoutSession(account.id, plan, billing_period);
  await captureEvent(account.id, "checkout_started", { plan, billing_period });
  redirect(`/checkout/${session.id}`);
}

export async function cancelSubscription(formData: FormData): Promise<void> {
  const account = await requireAccount();
  const { reason } = Cancellation.parse(Object.fromEntries(formData));
  const subscription = findSubscription(account.id);
  if (!subscription) return;
  endSubscription(account.id);
  await captureEvent(account.id, "subscription_cancelled", { plan: subscription.plan, reason });
  refresh();
}
