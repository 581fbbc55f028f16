import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { NextApiRequest } from "next";
import { findAccount } from "./accounts";
import type { Account } from "./model";
import { store } from "./store";

type WithCookies = Pick<NextApiRequest, "cookies">;

export function startSession(res: ServerResponse, accountId: string): void {
  const token = randomUUID();
  store.sessions.set(token, accountId);
  res.setHeader("Set-Cookie", `session=${token}; Path=/; HttpOnly; SameSite=Lax`);
}

export function endSession(req: WithCookies, res: ServerResponse): void {
  store.sessions.delete(req.cookies.session ?? "");
  res.setHeader("Set-Cookie", "session=; Path=/; Max-Age=0");
}

export function currentAccount(req: WithCookies): Account | undefined {
  const accountId = store.sessions.get(req.cookies.session ?? "");
  return accountId ? findAccount(accountId) : undefined;
}
