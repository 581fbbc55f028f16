import { createFileRoute, useRouter } from "@tanstack/react-router";
import { useServerFn } from "@tanstack/react-start";

import { logIn } from "~/functions/account";
import { useFormAction } from "~/lib/forms";

export const Route = createFileRoute("/login")({ component: LogIn });

function LogIn() {
  const router = useRouter();
  const callLogIn = useServerFn(logIn);
  const [error, submit] = useFormAction(async (form) => {
    await callLogIn({ data: form });
    await router.invalidate();
    await router.navigate({ to: "/boards" });
  });

  return (
    <form action={submit}>
      <h1>Welcome back</h1>
      <label>
        E-mail <input name="email" type="email" required />
      </label>
      <label>
        Password <input name="password" type="password" required />
      </label>
      {error && <p role="alert">{error}</p>}
      <button>Log in to Planboard</button>
    </form>
  );
}
