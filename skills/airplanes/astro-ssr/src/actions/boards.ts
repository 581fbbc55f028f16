import { defineAction } from "astro:actions";
import { z } from "astro:schema";

import { requireAccount, requireBoard } from "../lib/access";
import { captureEvent } from "../lib/analytics-server";
import { ACCESS_LEVELS, MEMBER_ROLES, TEMPLATES } from "../lib/choices";
import * as store from "../lib/store";

export const createBoard = defineAction({
  accept: "form",
  input: z.object({ title: z.string().min(1), template: z.enum(TEMPLATES) }),
  handler: async ({ title, template }, context) => {
    const account = requireAccount(context);
    const board = store.createBoard(account, title, template);
    await captureEvent(account.id, "board_created", { from_template: template !== "blank" });
    return board;
  },
});

export const shareBoard = defineAction({
  accept: "form",
  input: z.object({ board_id: z.string(), access: z.enum(ACCESS_LEVELS) }),
  handler: async ({ board_id: boardId, access }, context) => {
    const board = requireBoard(boardId, requireAccount(context));
    store.shareBoard(board, access);
    return { link: new URL(`/shared/${board.id}`, context.url).href, access };
  },
});

export const inviteMember = defineAction({
  accept: "form",
  input: z.object({ board_id: z.string(), email: z.string().email(), role: z.enum(MEMBER_ROLES) }),
  handler: async ({ board_id: boardId, email, role }, context) => {
    const account = requireAccount(context);
    const board = requireBoard(boardId, account);
    const invitation = store.inviteMember(board, email, role);
    await captureEvent(account.id, "member_invited", { role: invitation.role });
  },
});
