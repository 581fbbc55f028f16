"use client";

import { useActionState } from "react";
import type { FormState } from "@/app/(auth)/actions";

type Props = {
  action: (previous: FormState, formData: FormData) => Promise<FormState>;
  label: string;
};

export function CredentialsForm({ action, label }: Props) {
  const [state, formAction, isPending] = useActionState(action, {});
  return (
    <form action={formAction}>
      <label>
        E-mail <input name="email" type="email" autoComplete="email" required />
      </label>
      <label>
        Password <input name="password" type="password" required />
      </label>
      <button disabled={isPending}>{label}</button>
      {state.error && <p role="alert">{state.error}</p>}
    </form>
  );
}
