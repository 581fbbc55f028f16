import type { LoaderFunctionArgs } from "react-router";

import type { Board } from "../types";
import { api } from "./api";

export function loadBoards() {
  return api.get<Board[]>("/boards");
}

export function loadBoard({ params }: LoaderFunctionArgs) {
  return api.get<Board>(`/boards/${params.boardId}`);
}
