import { createRootRoute, HeadContent, Link, Outlet, Scripts, useRouter } from "@tanstack/react-router";
import { useServerFn } from "@tanstack/react-start";

import { getAccount, logOut } from "~/functions/account";
import { useIdentity } from "~/lib/identity";

export const Route = createRootRoute({
  beforeLoad: async () => ({ account: await getAccount() }),
  head: () => ({
    meta: [
      { charSet: "utf-8" },
      { name: "viewport", content: "width=device-width, initial-scale=1" },
      { title: "Planboard" },
    ],
  }),
  component: Root,
});

function Root() {
  const { account } = Route.useRouteContext();
  useIdentity(account?.id);
  return (
    <html lang="en">
      <head>
        <HeadContent />
      </head>
      <body>
        <nav>
          <Link to="/">Planboard</Link> <Link to="/pricing">Pricing</Link> {account ? <AccountMenu /> : <GuestMenu />}
        </nav>
        <main>
          <Outlet />
        </main>
        <Scripts />
      </body>
    </html>
  );
}

function AccountMenu() {
  const router = useRouter();
  const callLogOut = useServerFn(logOut);

  async function leave() {
    await callLogOut();
    await router.navigate({ to: "/" });
    await router.invalidate();
  }

  return (
    <>
      <Link to="/boards">Boards</Link> <Link to="/profile">Profile</Link> <Link to="/subscription">Subscription</Link>{" "}
      <button onClick={leave}>Log out</button>
    </>
  );
}

function GuestMenu() {
  return (
    <>
      <Link to="/login">Log in</Link> <Link to="/signup">Sign up</Link>
    </>
  );
}
