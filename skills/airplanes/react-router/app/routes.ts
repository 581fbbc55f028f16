import { index, layout, route, type RouteConfig } from "@react-router/dev/routes";

export default [
  index("routes/home.tsx"),
  route("signup", "routes/signup.tsx"),
  route("login", "routes/login.tsx"),
  route("pricing", "routes/pricing.tsx"),
  route("shared/:boardId", "routes/shared.tsx"),
  layout("routes/signed-in.tsx", [
    route("boards", "routes/boards.tsx"),
    route("boards/:boardId", "routes/board.tsx"),
    route("boards/:boardId/share", "routes/share.ts"),
    route("boards/:boardId/invitations", "routes/invitations.ts"),
    route("profile", "routes/profile.tsx"),
    route("checkout", "routes/checkout.ts"),
    route("subscription", "routes/subscription.tsx"),
    route("subscription/cancel", "routes/cancel.ts"),
    route("logout", "routes/logout.ts"),
  ]),
  route("webhooks/stripe", "routes/stripe-webhook.ts"),
  route("health", "routes/health.ts"),
] satisfies RouteConfig;
