import { randomUUID } from "node:crypto";

import cookieSession from "cookie-session";
import type { NextFunction, Request, Response } from "express";
import createError from "http-errors";

import { type Account, findAccount } from "./store.js";

declare global {
  namespace CookieSessionInterfaces {
    interface CookieSessionObject {
      accountId?: string;
    }
  }
  namespace Express {
    interface Locals {
      account: Account;
    }
  }
}

export const session = cookieSession({
  name: "session",
  secret: process.env.SESSION_SECRET || randomUUID(),
  sameSite: "lax",
  maxAge: 14 * 24 * 60 * 60 * 1000,
});

export function startSession(req: Request, account: Account): void {
  req.session = { accountId: account.id };
}

export function endSession(req: Request): void {
  req.session = null;
}

export function requireAccount<P>(
  req: Request<P>,
  res: Response,
  next: NextFunction,
): void {
  const account = findAccount(req.session?.accountId ?? "");
  if (!account) throw createError(401, "Log in first");
  res.locals.account = account;
  next();
}
