import type { NextApiRequest, NextApiResponse } from "next";
import { endSession } from "@/lib/session";

export default function logOut(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  endSession(req, res);
  return res.json(null);
}
