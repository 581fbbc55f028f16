import { z } from "zod";
import { findBoard, setAccess } from "@/lib/boards";
import { accesses } from "@/lib/model";
import { withAccount } from "@/lib/with-account";

const Sharing = z.object({ access: z.enum(accesses) });

export default withAccount(async function shareBoard(req, res, account) {
  const board = findBoard(String(req.query.id));
  if (board?.ownerId !== account.id) return res.status(404).json({ error: "You have no such board." });

  setAccess(board, Sharing.parse(req.body).access);
  res.json(board);
});
