import { randomUUID } from "node:crypto";

import { HttpError } from "./http.js";
import { findAccount } from "./store.js";

const sessions = new Map();

export function startSession(res, account) {
  const id = randomUUID();
  sessions.set(id, account.id);
  res.setHeader("set-cookie", `session=${id}; Path=/; HttpOnly; SameSite=Lax`);
}

export function endSession(req, res) {
  sessions.delete(sessionId(req));
  res.setHeader("set-cookie", "session=; Path=/; Max-Age=0");
}

export function requireAccount(req) {
  const account = findAccount(sessions.get(sessionId(req)));
  if (!account) throw new HttpError(401, "Log in first");
  return account;
}

function sessionId(req) {
  return req.headers.cookie?.match(/(?:^|; )session=([^;]+)/)?.[1];
}
