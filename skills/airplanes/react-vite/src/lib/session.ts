import { createContext, type LoaderFunctionArgs, type MiddlewareFunction, redirect, useRouteLoaderData } from "react-router";

import type { Account } from "../types";
import { identifyPerson } from "./analytics-browser";
import { api } from "./api";

declare module "react-router" {
  interface Future {
    v8_middleware: true;
  }
}

const sessionContext = createContext<Account | null>(null);

export const withSession: MiddlewareFunction = async ({ context }) => {
  context.set(sessionContext, await api.get<Account | null>("/session"));
};

export const requireAccount: MiddlewareFunction = ({ context }) => {
  if (!context.get(sessionContext)) throw redirect("/login");
};

export function currentAccount(context: LoaderFunctionArgs["context"]): Account {
  const account = context.get(sessionContext);
  if (!account) throw redirect("/login");
  return account;
}

export function loadSession({ context }: LoaderFunctionArgs): Account | null {
  const account = context.get(sessionContext);
  if (account) identifyPerson(account.id);
  return account;
}

export function useAccount(): Account | null {
  return useRouteLoaderData<typeof loadSession>("root") ?? null;
}
