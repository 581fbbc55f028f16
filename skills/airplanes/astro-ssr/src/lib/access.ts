import { ActionError, type ActionAPIContext } from "astro:actions";

import { findBoard, isMember, type Account, type Board } from "./store";

export function requireAccount(context: ActionAPIContext): Account {
  const { account } = context.locals;
  if (!account) throw new ActionError({ code: "UNAUTHORIZED", message: "Please log in first." });
  return account;
}

export function requireBoard(boardId: string, account: Account): Board {
  const board = findBoard(boardId);
  if (!board || !isMember(board, account)) {
    throw new ActionError({ code: "NOT_FOUND", message: "There is no such board." });
  }
  return board;
}
