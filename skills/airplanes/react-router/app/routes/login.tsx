import { data, Form, redirect } from "react-router";

import type { Route } from "./+types/login";
import { captureEvent } from "~/lib/analytics.server";
import { text } from "~/lib/forms.server";
import { startSession } from "~/lib/session.server";
import { findAccountByEmail } from "~/lib/store.server";

export async function action({ request }: Route.ActionArgs) {
  const form = await request.formData();
  const account = findAccountByEmail(text(form, "email"));
  if (!account) {
    return data({ error: "No account has this e-mail address." }, { status: 401 });
  }

  const headers = await startSession(account);
  captureEvent(account.id, "user_logged_in", { method: "password" });
  return redirect("/boards", { headers });
}

export default function LogIn({ actionData }: Route.ComponentProps) {
  return (
    <Form method="post">
      <h1>Welcome back</h1>
      <label>
        E-mail <input name="email" type="email" required />
      </label>
      <label>
        Password <input name="password" type="password" required />
      </label>
      {actionData && <p role="alert">{actionData.error}</p>}
      <button>Log in to Planboard</button>
    </Form>
  );
}
