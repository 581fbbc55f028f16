import { type ActionFunctionArgs, redirect } from "react-router";

import { captureEvent, forgetPerson, identifyPerson } from "../lib/analytics-browser";
import { api } from "../lib/api";
import { refusal, text } from "../lib/forms";
import { currentAccount } from "../lib/session";
import type { Account } from "../types";

export async function signUp({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  try {
    const account = await api.post<Account>("/signup", {
      name: text(form, "name"),
      email: text(form, "email"),
      password: text(form, "password"),
    });
    identifyPerson(account.id);
    captureEvent("user_signed_up", { method: "password", is_invited: account.isInvited });
    return redirect("/boards");
  } catch (error) {
    return refusal(error);
  }
}

export async function logIn({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  try {
    const account = await api.post<Account>("/login", {
      email: text(form, "email"),
      password: text(form, "password"),
    });
    identifyPerson(account.id);
    captureEvent("user_logged_in", { method: "password" });
    return redirect("/boards");
  } catch (error) {
    return refusal(error);
  }
}

export async function logOut() {
  await api.post("/logout");
  captureEvent("user_logged_out");
  forgetPerson();
  return redirect("/login");
}

export async function updateProfile({ request, context }: ActionFunctionArgs) {
  const account = currentAccount(context);
  const form = await request.formData();
  const changed = (["name", "timeZone"] as const).filter((field) => text(form, field) !== account[field]);
  if (changed.length === 0) return { saved: true };
  try {
    await api.patch<Account>("/profile", Object.fromEntries(changed.map((field) => [field, text(form, field)])));
    captureEvent("profile_updated", { changed_fields: changed.length });
    return { saved: true };
  } catch (error) {
    return refusal(error);
  }
}
