import { createServerFn } from "@tanstack/react-start";
import { z } from "zod";

import { captureEvent } from "~/lib/analytics.server";
import { form } from "~/lib/forms";
import { endSession, readAccount, startSession } from "~/lib/session.server";
import { signedIn } from "~/lib/signed-in";
import * as store from "~/lib/store.server";

const credentials = z.object({ email: z.email(), password: z.string().min(1) });

export const getAccount = createServerFn().handler(() => {
  const account = readAccount();
  return account && { id: account.id, email: account.email, name: account.name, company: account.company };
});

export const signUp = createServerFn({ method: "POST" })
  .validator(form(credentials))
  .handler(({ data: { email } }) => {
    if (store.findAccountByEmail(email)) throw new Error("This e-mail address has an account already.");

    const account = store.createAccount(email);
    startSession(account);
    captureEvent(account.id, "user_signed_up", { method: "password", is_invited: account.isInvited });
  });

export const logIn = createServerFn({ method: "POST" })
  .validator(form(credentials))
  .handler(({ data: { email } }) => {
    const account = store.findAccountByEmail(email);
    if (!account) throw new Error("No account has this e-mail address.");

    startSession(account);
    captureEvent(account.id, "user_logged_in", { method: "password" });
  });

export const logOut = createServerFn({ method: "POST" })
  .middleware([signedIn])
  .handler(({ context: { account } }) => {
    endSession();
    captureEvent(account.id, "user_logged_out");
  });

export const updateProfile = createServerFn({ method: "POST" })
  .middleware([signedIn])
  .validator(form(z.object({ name: z.string().min(1), company: z.string().min(1) })))
  .handler(({ data, context: { account } }) => {
    const changed = store.updateProfile(account, data);
    captureEvent(account.id, "profile_updated", { changed_fields: changed.length });
  });
