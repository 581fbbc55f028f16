import type { NextApiRequest, NextApiResponse } from "next";
import { createAccount, findAccountByEmail } from "@/lib/accounts";
import { captureEvent } from "@/lib/analytics-server";
import { isInvited } from "@/lib/boards";
import { Credentials } from "@/lib/credentials";
import { startSession } from "@/lib/session";

export default async function signUp(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  const form = Credentials.safeParse(req.body);
  if (!form.success) return res.status(400).json({ error: "Enter an e-mail address and a password." });
  if (findAccountByEmail(form.data.email)) {
    return res.status(409).json({ error: "This e-mail already has an account." });
  }

  const account = createAccount(form.data.email);
  startSession(res, account.id);
  await captureEvent(account.id, "user_signed_up", { method: "password", is_invited: isInvited(account.email) });
  return res.status(201).json(account);
}
