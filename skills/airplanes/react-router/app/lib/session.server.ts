import { createContext, createCookieSessionStorage } from "react-router";

import { findAccount, type Account } from "./store.server";

const sessions = createCookieSessionStorage<{ accountId: string }>({
  cookie: {
    name: "planboard",
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    maxAge: 60 * 60 * 24 * 30,
    secrets: [process.env.SESSION_SECRET ?? "development"],
  },
});

/** The account that is signed in, on all routes below `routes/signed-in.tsx`. */
export const accountContext = createContext<Account>();

export async function readAccount(request: Request): Promise<Account | undefined> {
  const session = await sessions.getSession(request.headers.get("Cookie"));
  return findAccount(session.get("accountId"));
}

export async function startSession(account: Account): Promise<HeadersInit> {
  const session = await sessions.getSession();
  session.set("accountId", account.id);
  return { "Set-Cookie": await sessions.commitSession(session) };
}

export async function endSession(request: Request): Promise<HeadersInit> {
  const session = await sessions.getSession(request.headers.get("Cookie"));
  return { "Set-Cookie": await sessions.destroySession(session) };
}
