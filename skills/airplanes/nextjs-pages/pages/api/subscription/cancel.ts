import { z } from "zod";
import { captureEvent } from "@/lib/analytics-server";
import { endSubscription, findSubscription } from "@/lib/billing";
import { cancellationReasons } from "@/lib/model";
import { withAccount } from "@/lib/with-account";

const Cancellation = z.object({ reason: z.enum(cancellationReasons) });

export default withAccount(async function cancelSubscription(req, res, account) {
  const subscription = findSubscription(account.id);
  if (!subscription) return res.status(404).json({ error: "You have no subscription." });

  const { reason } = Cancellation.parse(req.body);
  endSubscription(account.id);
  await captureEvent(account.id, "subscription_cancelled", { plan: subscription.plan, reason });
  res.json(null);
});
