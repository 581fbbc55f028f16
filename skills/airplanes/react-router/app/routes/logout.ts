import { redirect } from "react-router";

import type { Route } from "./+types/logout";
import { captureEvent } from "~/lib/analytics.server";
import { accountContext, endSession } from "~/lib/session.server";

export async function action({ request, context }: Route.ActionArgs) {
  const account = context.get(accountContext);
  const headers = await endSession(request);
  captureEvent(account.id, "user_logged_out");
  return redirect("/", { headers });
}
