import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";
import { ZodError } from "zod";
import type { Account } from "./model";
import { currentAccount } from "./session";

type Handler = (req: NextApiRequest, res: NextApiResponse, account: Account) => unknown;

/** Lets a route answer nothing but a POST of somebody who is logged in. */
export function withAccount(handler: Handler): NextApiHandler {
  return async (req, res) => {
    if (req.method !== "POST") return res.status(405).end();
    const account = currentAccount(req);
    if (!account) return res.status(401).json({ error: "Log in first." });
    try {
      await handler(req, res, account);
    } catch (refusal) {
      if (!(refusal instanceof ZodError)) throw refusal;
      res.status(400).json({ error: "Something is missing or not among the choices." });
    }
  };
}
