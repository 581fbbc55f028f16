"use client";

import { useActionState } from "react";
import type { FormState } from "@/app/(auth)/actions";
import { TextField } from "./fields";

type Props = {
  action: (previous: FormState, formData: FormData) => Promise<FormState>;
  label: string;
};

export function CredentialsForm({ action, label }: Props) {
  const [state, formAction, isPending] = useActionState(action, {});
  return (
    <form action={formAction}>
      <TextField label="E-mail" name="email" type="email" autoComplete="email" required />
      <TextField label="Password" name="password" type="password" required />
      <button disabled={isPending}>{label}</button>
      {state.error && <p role="alert">{state.error}</p>}
    </form>
  );
}
