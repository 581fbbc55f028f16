import { Router } from "express";
import createError from "http-errors";
import { z } from "zod";

import { captureEvent } from "../analytics-server.js";
import { requireAccount } from "../session.js";
import {
  type Account,
  type Board,
  createBoard,
  createInvitation,
  findBoard,
  findBoardByToken,
  linkAccess,
  listBoards,
  memberRoles,
  shareBoard,
  templates,
} from "../store.js";

const newBoard = z.object({
  title: z.string().trim().min(1).max(120),
  template: z.enum(templates).optional(),
});
const newLink = z.object({ access: z.enum(linkAccess) });
const newInvitation = z.object({
  email: z.email(),
  role: z.enum(memberRoles),
});

export const boardRouter = Router();

boardRouter.get("/boards", requireAccount, (_req, res) => {
  res.json(listBoards(res.locals.account));
});

boardRouter.post("/boards", requireAccount, (req, res) => {
  const { account } = res.locals;
  const { title, template } = newBoard.parse(req.body);
  const board = createBoard(account.id, title, template);
  captureEvent(account.id, "board_created", {
    from_template: template !== undefined,
  });
  res.status(201).json(board);
});

boardRouter.post("/boards/:id/share", requireAccount, (req, res) => {
  const { account } = res.locals;
  const { access } = newLink.parse(req.body);
  const token = shareBoard(ownBoard(req.params.id, account), access);
  captureEvent(account.id, "item_shared", { access });
  res.status(201).json({ url: `/shared/${token}` });
});

boardRouter.post("/boards/:id/invitations", requireAccount, (req, res) => {
  const { account } = res.locals;
  const { email, role } = newInvitation.parse(req.body);
  const board = ownBoard(req.params.id, account);
  const invitation = createInvitation(board.id, email, role);
  captureEvent(account.id, "member_invited", { role });
  res.status(201).json(invitation);
});

boardRouter.get("/shared/:token", (req, res) => {
  const board = findBoardByToken(req.params.token);
  if (!board) throw createError(404, "This link leads nowhere");
  res.json({ title: board.title, columns: board.columns });
});

function ownBoard(id: string, account: Account): Board {
  const board = findBoard(id);
  if (board?.ownerId !== account.id) throw createError(404, "No such board");
  return board;
}
