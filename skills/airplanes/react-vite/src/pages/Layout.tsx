import { Form, Link, NavLink, Outlet } from "react-router";

import { useAccount } from "../lib/session";

export function Layout() {
  const account = useAccount();
  return (
    <>
      <header>
        <Link to="/">Planboard</Link>
        <nav>
          <NavLink to="/pricing">Pricing</NavLink>
          {account && (
            <>
              <NavLink to="/boards">Boards</NavLink>
              <NavLink to="/profile">Profile</NavLink>
              <NavLink to="/subscription">Subscription</NavLink>
              <Form method="post" action="/logout">
                <button>Log out</button>
              </Form>
            </>
          )}
        </nav>
      </header>
      <main>
        <Outlet />
      </main>
    </>
  );
}
