import { z } from "zod";
import { captureEvent } from "@/lib/analytics-server";
import { createCheckoutSession } from "@/lib/billing";
import { billingPeriods, plans } from "@/lib/model";
import { withAccount } from "@/lib/with-account";

const Choice = z.object({ plan: z.enum(plans), billing_period: z.enum(billingPeriods) });

export default withAccount(async function startCheckout(req, res, account) {
  const { plan, billing_period } = Choice.parse(req.body);
  const session = createCheckoutSession(account.id, plan, billing_period);
  await captureEvent(account.id, "checkout_started", { plan, billing_period });
  res.status(201).json(session);
});
