"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { createAccount, findAccountByEmail } from "@/lib/accounts";
import { captureEvent } from "@/lib/analytics-server";
import { isInvited } from "@/lib/boards";
import { endSession, startSession } from "@/lib/session";

export type FormState = { error?: string };

const Credentials = z.object({ email: z.email(), password: z.string().min(1) });

export async function signUp(_previous: FormState, formData: FormData): Promise<FormState> {
  const form = Credentials.safeParse(Object.fromEntries(formData));
  if (!form.success) return { error: "Enter an e-mail address and a password." };
  if (findAccountByEmail(form.data.email)) return { error: "This e-mail already has an account." };

  const account = createAccount(form.data.email);
  await startSession(account.id);
  await captureEvent(account.id, "user_signed_up", { method: "password", is_invited: isInvited(account.email) });
  redirect("/boards");
}

export async function logIn(_previous: FormState, formData: FormData): Promise<FormState> {
  const form = Credentials.safeParse(Object.fromEntries(formData));
  if (!form.success) return { error: "Enter an e-mail address and a password." };
  const account = findAccountByEmail(form.data.email);
  if (!account) return { error: "No account has this e-mail." };

  await startSession(account.id);
  await captureEvent(account.id, "user_logged_in", { method: "password" });
  redirect("/boards");
}

export async function logOut(): Promise<void> {
  await endSession();
}
