import { notFound } from "@tanstack/react-router";
import { createServerFn } from "@tanstack/react-start";
import { z } from "zod";

import { captureEvent } from "~/lib/analytics.server";
import { ACCESS_LEVELS, MEMBER_ROLES, TEMPLATES } from "~/lib/choices";
import { form } from "~/lib/forms";
import { signedIn } from "~/lib/signed-in";
import * as store from "~/lib/store.server";

export const listBoards = createServerFn()
  .middleware([signedIn])
  .handler(({ context: { account } }) => store.listBoards(account));

export const getBoard = createServerFn()
  .middleware([signedIn])
  .validator(z.string())
  .handler(({ data: boardId, context: { account } }) => {
    const board = requireBoard(boardId, account);
    return { board, invitations: store.listInvitations(board) };
  });

export const getSharedBoard = createServerFn()
  .validator(z.string())
  .handler(({ data: boardId }) => {
    const board = store.findBoard(boardId);
    if (!board?.access) throw notFound();
    return { title: board.title, access: board.access };
  });

export const createBoard = createServerFn({ method: "POST" })
  .middleware([signedIn])
  .validator(form(z.object({ title: z.string().min(1), template: z.enum(TEMPLATES) })))
  .handler(({ data: { title, template }, context: { account } }) => {
    const board = store.createBoard(account, title, template);
    captureEvent(account.id, "board_created", { from_template: template !== "blank" });
    return board;
  });

export const shareBoard = createServerFn({ method: "POST" })
  .middleware([signedIn])
  .validator(form(z.object({ boardId: z.string(), access: z.enum(ACCESS_LEVELS) })))
  .handler(({ data: { boardId, access }, context: { account } }) => {
    const board = requireBoard(boardId, account);
    store.shareBoard(board, access);
    return { path: `/shared/${board.id}`, access };
  });

export const inviteMember = createServerFn({ method: "POST" })
  .middleware([signedIn])
  .validator(form(z.object({ boardId: z.string(), email: z.email(), role: z.enum(MEMBER_ROLES) })))
  .handler(({ data: { boardId, email, role }, context: { account } }) => {
    const board = requireBoard(boardId, account);
    const invitation = store.inviteMember(board, email, role);
    captureEvent(account.id, "member_invited", { role: invitation.role });
  });

function requireBoard(boardId: string, account: store.Account): store.Board {
  const board = store.findBoard(boardId);
  if (!board || !store.isMember(board, account)) throw notFound();
  return board;
}
