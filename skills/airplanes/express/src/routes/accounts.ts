import { Router } from "express";
import createError from "http-errors";
import { z } from "zod";

import { captureEvent } from "../analytics-server.js";
import { endSession, requireAccount, startSession } from "../session.js";
import {
  createAccount,
  findAccountByEmail,
  hasInvitation,
  type Profile,
  updateProfile,
} from "../store.js";

const credentials = z.object({ email: z.email(), password: z.string().min(1) });
const profile = z
  .object({ name: z.string().trim().max(80), timezone: z.string().max(40) })
  .partial();

export const accountRouter = Router();

accountRouter.post("/signup", (req, res) => {
  const { email } = credentials.parse(req.body);
  if (findAccountByEmail(email)) {
    throw createError(409, "This e-mail has an account already");
  }
  const account = createAccount(email);
  startSession(req, account);
  captureEvent(account.id, "user_signed_up", {
    method: "password",
    is_invited: hasInvitation(email),
  });
  res.status(201).json(account);
});

accountRouter.post("/login", (req, res) => {
  const { email } = credentials.parse(req.body);
  const account = findAccountByEmail(email);
  if (!account) throw createError(401, "Unknown e-mail or wrong password");
  startSession(req, account);
  captureEvent(account.id, "user_logged_in", { method: "password" });
  res.json(account);
});

accountRouter.post("/logout", requireAccount, (req, res) => {
  endSession(req);
  captureEvent(res.locals.account.id, "user_logged_out");
  res.sendStatus(204);
});

accountRouter.get("/profile", requireAccount, (_req, res) => {
  res.json(res.locals.account);
});

accountRouter.patch("/profile", requireAccount, (req, res) => {
  const { account } = res.locals;
  const changes = profile.parse(req.body);
  const changed = (Object.keys(changes) as (keyof Profile)[]).filter(
    (field) => changes[field] !== account[field],
  );
  updateProfile(account, changes);
  captureEvent(account.id, "profile_updated", {
    changed_fields: changed.length,
  });
  res.json(account);
});
