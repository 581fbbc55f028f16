import { ActionError, defineAction } from "astro:actions";
import { z } from "astro:schema";

import { requireAccount } from "../lib/access";
import { captureEvent } from "../lib/analytics-server";
import * as store from "../lib/store";

const credentials = z.object({ email: z.string().email(), password: z.string().min(1) });

export const signUp = defineAction({
  accept: "form",
  input: credentials,
  handler: async ({ email }, { session }) => {
    if (store.findAccountByEmail(email)) {
      throw new ActionError({ code: "CONFLICT", message: "This e-mail address has an account already." });
    }

    const account = store.createAccount(email);
    session?.set("accountId", account.id);
    await captureEvent(account.id, "user_signed_up", { method: "password", is_invited: account.isInvited });
  },
});

export const logIn = defineAction({
  accept: "form",
  input: credentials,
  handler: async ({ email }, { session }) => {
    const account = store.findAccountByEmail(email);
    if (!account) {
      throw new ActionError({ code: "UNAUTHORIZED", message: "No account has this e-mail address." });
    }

    await session?.regenerate();
    session?.set("accountId", account.id);
    await captureEvent(account.id, "user_logged_in", { method: "password" });
  },
});

export const logOut = defineAction({
  accept: "form",
  handler: async (_, context) => {
    const account = requireAccount(context);
    context.session?.destroy();
    await captureEvent(account.id, "user_logged_out");
  },
});

export const updateProfile = defineAction({
  accept: "form",
  input: z.object({ name: z.string().min(1), company: z.string().min(1) }),
  handler: async (profile, context) => {
    const account = requireAccount(context);
    const changed = store.updateProfile(account, profile);
    await captureEvent(account.id, "profile_updated", { changed_fields: changed.length });
  },
});
