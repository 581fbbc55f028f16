import { Form, Link, useActionData } from "react-router";

import type { signUp } from "../actions/account";

export function SignUpPage() {
  const refused = useActionData<typeof signUp>();
  return (
    <Form method="post">
      <h1>Create your account</h1>
      <label htmlFor="name">Name</label>
      <input id="name" name="name" autoComplete="name" required />
      <label htmlFor="email">E-mail</label>
      <input id="email" name="email" type="email" autoComplete="email" required />
      <label htmlFor="password">Password</label>
      <input id="password" name="password" type="password" autoComplete="new-password" required />
      <button>Create account</button>
      {refused && <p role="alert">{refused.error}</p>}
      <p>
        Been here before? <Link to="/login">Use your account</Link>
      </p>
    </Form>
  );
}
