import type { NextApiRequest, NextApiResponse } from "next";
import type { Account } from "@/lib/model";
import { currentAccount } from "@/lib/session";

export default function readAccount(req: NextApiRequest, res: NextApiResponse<Account | null>) {
  res.json(currentAccount(req) ?? null);
}
