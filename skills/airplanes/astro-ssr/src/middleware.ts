import { defineMiddleware } from "astro:middleware";

import { findAccount } from "./lib/store";

const SIGNED_IN_ONLY = ["/boards", "/profile", "/subscription"];

export const onRequest = defineMiddleware(async (context, next) => {
  context.locals.account = findAccount(await context.session?.get("accountId"));

  const isClosed = SIGNED_IN_ONLY.some((path) => context.url.pathname.startsWith(path));
  if (isClosed && !context.locals.account) return context.redirect("/login");
  return next();
});
