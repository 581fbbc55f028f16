"use client";

import { useEffect } from "react";
import { identifyPerson } from "@/lib/analytics-browser";

export function Identity({ accountId }: { accountId?: string }) {
  useEffect(() => {
    if (accountId) identifyPerson(accountId);
  }, [accountId]);
  return null;
}
