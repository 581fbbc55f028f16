import { useRouter } from "next/router";
import { useActionState } from "react";
import type { Account } from "@/lib/model";
import { post } from "@/lib/post";
import { useAccount } from "./account-context";
import { TextField } from "./fields";

export function CredentialsForm({ path, label }: { path: "/signup" | "/login"; label: string }) {
  const router = useRouter();
  const { setAccount } = useAccount();

  const [error, submit, isPending] = useActionState(async (_previous: string, formData: FormData) => {
    try {
      setAccount(await post<Account>(path, Object.fromEntries(formData)));
    } catch (refusal) {
      return (refusal as Error).message;
    }
    router.push("/boards");
    return "";
  }, "");

  return (
    <form action={submit}>
      <TextField label="E-mail" name="email" type="email" autoComplete="email" required />
      <TextField label="Password" name="password" type="password" required />
      <button disabled={isPending}>{label}</button>
      {error && <p role="alert">{error}</p>}
    </form>
  );
}
