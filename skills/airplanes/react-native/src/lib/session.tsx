import { createContext, type PropsWithChildren, use, useEffect, useState } from "react";

import { captureEvent, forgetPerson, identifyPerson } from "./analytics";
import { ApiError, api, dropToken, hasToken, keepToken } from "./api";
import type { Account, Profile } from "./types";

type Credentials = { email: string; password: string };
type Entry = { token: string; account: Account };

type Session = {
  account: Account | null;
  isLoading: boolean;
  signUp(form: Credentials & { name: string }): Promise<void>;
  logIn(form: Credentials): Promise<void>;
  logOut(): Promise<void>;
  updateProfile(profile: Profile): Promise<void>;
  reload(): Promise<void>;
};

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ children }: PropsWithChildren) {
  const [account, setAccount] = useState<Account | null>(null);
  const [isLoading, setIsLoading] = useState(true);

  async function enter({ token, account }: Entry) {
    await keepToken(token);
    identifyPerson(account.id);
    setAccount(account);
  }

  async function reload() {
    setAccount(await api.get<Account>("/account"));
  }

  useEffect(() => {
    async function restoreSession() {
      if (!(await hasToken())) return;
      const account = await api.get<Account>("/account");
      identifyPerson(account.id);
      setAccount(account);
    }
    async function endSession(error: unknown) {
      if (!(error instanceof ApiError && error.status === 401)) return;
      forgetPerson();
      await dropToken();
    }
    restoreSession()
      .catch(endSession)
      .finally(() => setIsLoading(false));
  }, []);

  async function signUp(form: Credentials & { name: string }) {
    const entry = await api.post<Entry>("/signup", form);
    await enter(entry);
    captureEvent("user_signed_up", { method: "password", is_invited: entry.account.isInvited });
  }

  async function logIn(form: Credentials) {
    const entry = await api.post<Entry>("/login", form);
    await enter(entry);
    captureEvent("user_logged_in", { method: "password" });
  }

  async function logOut() {
    await api.post("/logout");
    captureEvent("user_logged_out");
    forgetPerson();
    await dropToken();
    setAccount(null);
  }

  async function updateProfile(profile: Profile) {
    const changed = (["name", "timeZone"] as const).filter((field) => profile[field] !== account?.[field]);
    if (changed.length === 0) return;
    setAccount(await api.patch<Account>("/profile", profile));
    captureEvent("profile_updated", { changed_fields: changed.length });
  }

  return (
    <SessionContext value={{ account, isLoading, signUp, logIn, logOut, updateProfile, reload }}>
      {children}
    </SessionContext>
  );
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error("useSession belongs below a SessionProvider");
  return session;
}
