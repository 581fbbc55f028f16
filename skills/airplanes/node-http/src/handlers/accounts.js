import { captureEvent } from "../analytics-server.js";
import { HttpError, readJson, requireText, sendJson } from "../http.js";
import { endSession, requireAccount, startSession } from "../session.js";
import * as store from "../store.js";

export async function signUp(req, res) {
  const body = await readJson(req);
  const email = requireText(body, "email");
  requireText(body, "password");
  if (store.findAccountByEmail(email)) {
    throw new HttpError(409, "This e-mail has an account already");
  }
  const account = store.createAccount(email);
  startSession(res, account);
  captureEvent(account.id, "user_signed_up", {
    method: "password",
    is_invited: store.hasInvitation(email),
  });
  sendJson(res, 201, account);
}

export async function logIn(req, res) {
  const body = await readJson(req);
  const email = requireText(body, "email");
  requireText(body, "password");
  const account = store.findAccountByEmail(email);
  if (!account) throw new HttpError(401, "Unknown e-mail or wrong password");
  startSession(res, account);
  captureEvent(account.id, "user_logged_in", { method: "password" });
  sendJson(res, 200, account);
}

export function logOut(req, res) {
  const account = requireAccount(req);
  endSession(req, res);
  captureEvent(account.id, "user_logged_out");
  res.writeHead(204).end();
}

export async function updateProfile(req, res) {
  const account = requireAccount(req);
  const body = await readJson(req);
  const changes = {};
  for (const field of ["name", "timezone"]) {
    if (field in body && body[field] !== account[field]) {
      changes[field] = requireText(body, field);
    }
  }
  store.updateProfile(account, changes);
  captureEvent(account.id, "profile_updated", {
    changed_fields: Object.keys(changes).length,
  });
  sendJson(res, 200, account);
}
