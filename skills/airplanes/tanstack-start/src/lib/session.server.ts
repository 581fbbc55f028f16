import { deleteCookie, getCookie, setCookie } from "@tanstack/react-start/server";
import { randomUUID } from "node:crypto";

import { findAccount, type Account } from "./store.server";

const COOKIE = "planboard";
const OPTIONS = { path: "/", httpOnly: true, sameSite: "lax" } as const;

const sessions = new Map<string, string>();

export function readAccount(): Account | undefined {
  return findAccount(sessions.get(getCookie(COOKIE) ?? ""));
}

export function startSession(account: Account): void {
  const token = randomUUID();
  sessions.set(token, account.id);
  setCookie(COOKIE, token, { ...OPTIONS, maxAge: 60 * 60 * 24 * 30 });
}

export function endSession(): void {
  sessions.delete(getCookie(COOKIE) ?? "");
  deleteCookie(COOKIE, OPTIONS);
}
