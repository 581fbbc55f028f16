import { z } from "zod";
import { captureEvent } from "@/lib/analytics-server";
import { addBoard } from "@/lib/boards";
import { templates } from "@/lib/model";
import { withAccount } from "@/lib/with-account";

const NewBoard = z.object({ title: z.string().min(1), template: z.enum(templates) });

export default withAccount(async function createBoard(req, res, account) {
  const { title, template } = NewBoard.parse(req.body);
  const board = addBoard(account.id, title, template);
  await captureEvent(account.id, "board_created", { from_template: template !== "empty" });
  res.status(201).json(board);
});
