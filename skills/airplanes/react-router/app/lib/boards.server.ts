import { data } from "react-router";

import { findBoard, isMember, type Account, type Board } from "./store.server";

export function requireBoard(boardId: string, account: Account): Board {
  const board = findBoard(boardId);
  if (!board || !isMember(board, account)) throw data("There is no such board.", { status: 404 });
  return board;
}
