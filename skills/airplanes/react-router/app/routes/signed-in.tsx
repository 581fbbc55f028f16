import { Outlet, redirect } from "react-router";

import type { Route } from "./+types/signed-in";
import { accountContext, readAccount } from "~/lib/session.server";

const requireAccount: Route.MiddlewareFunction = async ({ request, context }) => {
  const account = await readAccount(request);
  if (!account) throw redirect("/login");
  context.set(accountContext, account);
};

export const middleware = [requireAccount];

export default function SignedIn() {
  return <Outlet />;
}
