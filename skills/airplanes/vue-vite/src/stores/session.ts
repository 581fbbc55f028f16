import { defineStore } from "pinia";
import { ref } from "vue";

import { captureEvent, forgetPerson, identifyPerson } from "../lib/analytics-browser";
import { api } from "../lib/api";
import type { Account, Profile } from "../types";

export type Credentials = { email: string; password: string };

export const useSessionStore = defineStore("session", () => {
  const account = ref<Account | null>(null);

  async function restore() {
    account.value = await api.get<Account | null>("/session");
    if (account.value) identifyPerson(account.value.id);
  }

  async function signUp(details: Credentials & { name: string }) {
    const created = await api.post<Account>("/signup", details);
    account.value = created;
    identifyPerson(created.id);
    captureEvent("user_signed_up", { method: "password", is_invited: created.isInvited });
  }

  async function logIn(credentials: Credentials) {
    const known = await api.post<Account>("/login", credentials);
    account.value = known;
    identifyPerson(known.id);
    captureEvent("user_logged_in", { method: "password" });
  }

  async function logOut() {
    await api.post("/logout");
    captureEvent("user_logged_out");
    forgetPerson();
    account.value = null;
  }

  async function updateProfile(profile: Profile) {
    const changed = (["name", "timeZone"] as const).filter((field) => profile[field] !== account.value?.[field]);
    if (changed.length === 0) return;
    account.value = await api.patch<Account>("/profile", Object.fromEntries(changed.map((field) => [field, profile[field]])));
    captureEvent("profile_updated", { changed_fields: changed.length });
  }

  return { account, restore, signUp, logIn, logOut, updateProfile };
});
