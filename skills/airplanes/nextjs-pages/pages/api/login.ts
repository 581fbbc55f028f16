import type { NextApiRequest, NextApiResponse } from "next";
import { findAccountByEmail } from "@/lib/accounts";
import { captureEvent } from "@/lib/analytics-server";
import { Credentials } from "@/lib/credentials";
import { startSession } from "@/lib/session";

export default async function logIn(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  const form = Credentials.safeParse(req.body);
  if (!form.success) return res.status(400).json({ error: "Enter an e-mail address and a password." });
  const account = findAccountByEmail(form.data.email);
  if (!account) return res.status(401).json({ error: "No account has this e-mail." });

  startSession(res, account.id);
  await captureEvent(account.id, "user_logged_in", { method: "password" });
  return res.json(account);
}
