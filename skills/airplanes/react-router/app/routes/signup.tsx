import { data, Form, redirect } from "react-router";

import type { Route } from "./+types/signup";
import { captureEvent } from "~/lib/analytics.server";
import { text } from "~/lib/forms.server";
import { startSession } from "~/lib/session.server";
import { createAccount, findAccountByEmail } from "~/lib/store.server";

export async function action({ request }: Route.ActionArgs) {
  const form = await request.formData();
  const email = text(form, "email");
  if (findAccountByEmail(email)) {
    return data({ error: "This e-mail address has an account already." }, { status: 409 });
  }

  const account = createAccount(email);
  captureEvent(account.id, "user_signed_up", { method: "password", is_invited: account.isInvited });
  return redirect("/boards", { headers: await startSession(account) });
}

export default function SignUp({ actionData }: Route.ComponentProps) {
  return (
    <Form method="post">
      <h1>Create your account</h1>
      <label>
        E-mail <input name="email" type="email" required />
      </label>
      <label>
        Password <input name="password" type="password" required />
      </label>
      {actionData && <p role="alert">{actionData.error}</p>}
      <button>Create account</button>
    </Form>
  );
}
