import * as accounts from "./handlers/accounts.js";
import * as billing from "./handlers/billing.js";
import * as boards from "./handlers/boards.js";
import { sendJson } from "./http.js";

const routes = [
  ["GET", "/health", (_req, res) => sendJson(res, 200, { status: "ok" })],
  ["POST", "/signup", accounts.signUp],
  ["POST", "/login", accounts.logIn],
  ["POST", "/logout", accounts.logOut],
  ["PATCH", "/profile", accounts.updateProfile],
  ["GET", "/boards", boards.listBoards],
  ["POST", "/boards", boards.createBoard],
  ["POST", "/boards/:id/share", boards.shareBoard],
  ["POST", "/boards/:id/invitations", boards.inviteMember],
  ["GET", "/shared/:token", boards.showSharedBoard],
  ["POST", "/checkout", billing.startCheckout],
  ["POST", "/subscription/cancel", billing.cancelSubscription],
  ["POST", "/webhooks/stripe", billing.handleStripeWebhook],
].map(([method, path, handle]) => ({
  method,
  pattern: new RegExp(`^${path.replace(/:\w+/g, "([^/]+)")}$`),
  handle,
}));

export function findRoute(method, path) {
  for (const route of routes) {
    const match = route.method === method && route.pattern.exec(path);
    if (match) return { handle: route.handle, parameter: match[1] };
  }
}
