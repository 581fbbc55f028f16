import { redirect } from "@tanstack/react-router";
import { createMiddleware } from "@tanstack/react-start";

import { readAccount } from "./session.server";

/** Lets a server function run for a person with a session only, and hands it the account. */
export const signedIn = createMiddleware({ type: "function" }).server(({ next }) => {
  const account = readAccount();
  if (!account) throw redirect({ to: "/login" });
  return next({ context: { account } });
});
