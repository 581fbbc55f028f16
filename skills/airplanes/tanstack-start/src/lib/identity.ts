import { useEffect, useRef } from "react";

import { forgetPerson, identifyPerson } from "./analytics-browser";

/** Lets the browser's events follow the session: on load, after sign-up and login, and on logout. */
export function useIdentity(accountId: string | undefined): void {
  const known = useRef<string>(undefined);

  useEffect(() => {
    if (accountId) identifyPerson(accountId);
    else if (known.current) forgetPerson();
    known.current = accountId;
  }, [accountId]);
}
