import type { Account, Profile } from "./model";
import { store } from "./store";

export function createAccount(email: string): Account {
  const account: Account = { id: `u${store.accounts.length + 1}`, email, name: "", company: "" };
  store.accounts.push(account);
  return account;
}

export function findAccount(id: string): Account | undefined {
  return store.accounts.find((account) => account.id === id);
}

export function findAccountByEmail(email: string): Account | undefined {
  return store.accounts.find((account) => account.email === email);
}

export function saveProfile(account: Account, profile: Profile): number {
  const fields = Object.keys(profile) as (keyof Profile)[];
  const changed = fields.filter((field) => account[field] !== profile[field]);
  Object.assign(account, profile);
  return changed.length;
}
