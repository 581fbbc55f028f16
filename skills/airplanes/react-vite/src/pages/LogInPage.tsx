import { Form, Link, useActionData } from "react-router";

import type { logIn } from "../actions/account";

export function LogInPage() {
  const refused = useActionData<typeof logIn>();
  return (
    <Form method="post">
      <h1>Welcome back</h1>
      <label htmlFor="email">E-mail</label>
      <input id="email" name="email" type="email" autoComplete="email" required />
      <label htmlFor="password">Password</label>
      <input id="password" name="password" type="password" autoComplete="current-password" required />
      <button>Log in</button>
      {refused && <p role="alert">{refused.error}</p>}
      <p>
        New here? <Link to="/signup">Make an account</Link>
      </p>
    </Form>
  );
}
