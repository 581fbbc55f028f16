import { createFileRoute, redirect } from "@tanstack/react-router";

export const Route = createFileRoute("/_authenticated")({
  beforeLoad: ({ context: { account } }) => {
    if (!account) throw redirect({ to: "/login" });
    return { account };
  },
});
