import "server-only";
import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { findAccount } from "./accounts";
import type { Account } from "./model";
import { store } from "./store";

const COOKIE = "session";

export async function startSession(accountId: string): Promise<void> {
  const token = randomUUID();
  store.sessions.set(token, accountId);
  (await cookies()).set(COOKIE, token, { httpOnly: true, sameSite: "lax" });
}

export async function endSession(): Promise<void> {
  const jar = await cookies();
  store.sessions.delete(jar.get(COOKIE)?.value ?? "");
  jar.delete(COOKIE);
}

export const currentAccount = cache(async (): Promise<Account | undefined> => {
  const token = (await cookies()).get(COOKIE)?.value;
  const accountId = token && store.sessions.get(token);
  return accountId ? findAccount(accountId) : undefined;
});

export async function requireAccount(): Promise<Account> {
  return (await currentAccount()) ?? redirect("/login");
}
