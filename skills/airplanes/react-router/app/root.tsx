import type { ReactNode } from "react";
import { Form, isRouteErrorResponse, Link, Links, Meta, Outlet, Scripts, ScrollRestoration } from "react-router";

import type { Route } from "./+types/root";
import { useIdentity } from "~/lib/identity";
import { readAccount } from "~/lib/session.server";

export async function loader({ request }: Route.LoaderArgs) {
  const account = await readAccount(request);
  return { account: account && { id: account.id, name: account.name } };
}

export function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Planboard</title>
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function App({ loaderData: { account } }: Route.ComponentProps) {
  useIdentity(account?.id);
  return (
    <>
      <nav>
        <Link to="/">Planboard</Link> <Link to="/pricing">Pricing</Link> {account ? <AccountMenu /> : <GuestMenu />}
      </nav>
      <main>
        <Outlet />
      </main>
    </>
  );
}

function AccountMenu() {
  return (
    <>
      <Link to="/boards">Boards</Link> <Link to="/profile">Profile</Link> <Link to="/subscription">Subscription</Link>
      <Form method="post" action="/logout">
        <button>Log out</button>
      </Form>
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

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main>
      <h1>{isRouteErrorResponse(error) ? error.status : "Something went wrong"}</h1>
      <p>{isRouteErrorResponse(error) ? String(error.data || error.statusText) : "Please try again."}</p>
      <Link to="/">Back to Planboard</Link>
    </main>
  );
}
