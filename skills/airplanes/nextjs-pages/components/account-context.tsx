import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { identifyPerson } from "@/lib/analytics-browser";
import type { Account } from "@/lib/model";

type AccountContextValue = {
  account: Account | null;
  setAccount: (account: Account | null) => void;
};

const AccountContext = createContext<AccountContextValue>({ account: null, setAccount: () => {} });

export const useAccount = () => useContext(AccountContext);

export function AccountProvider({ children }: { children: ReactNode }) {
  const [account, setAccount] = useState<Account | null>(null);

  useEffect(() => {
    fetch("/api/account")
      .then((response) => response.json())
      .then(setAccount);
  }, []);

  const accountId = account?.id;
  useEffect(() => {
    if (accountId) identifyPerson(accountId);
  }, [accountId]);

  return <AccountContext value={{ account, setAccount }}>{children}</AccountContext>;
}
