import { createFileRoute, useRouter } from "@tanstack/react-router";
import { useServerFn } from "@tanstack/react-start";

import { signUp } from "~/functions/account";
import { useFormAction } from "~/lib/forms";

export const Route = createFileRoute("/signup")({ component: SignUp });

function SignUp() {
  const router = useRouter();
  const callSignUp = useServerFn(signUp);
  const [error, submit] = useFormAction(async (form) => {
    await callSignUp({ data: form });
    await router.invalidate();
    await router.navigate({ to: "/boards" });
  });

  return (
    <form action={submit}>
      <h1>Create your account</h1>
      <label>
        E-mail <input name="email" type="email" required />
      </label>
      <label>
        Password <input name="password" type="password" required />
      </label>
      {error && <p role="alert">{error}</p>}
      <button>Create account</button>
    </form>
  );
}
