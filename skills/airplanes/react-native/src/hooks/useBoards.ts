import { useCallback, useState } from "react";
import { Share } from "react-native";

import { captureEvent } from "../lib/analytics";
import { api } from "../lib/api";
import type { Access, Board, Role, Template } from "../lib/types";

export function useBoards() {
  const [boards, setBoards] = useState<Board[]>([]);

  const loadBoards = useCallback(async () => {
    setBoards(await api.get<Board[]>("/boards"));
  }, []);

  async function createBoard(title: string, template: Template) {
    const board = await api.post<Board>("/boards", { title, template });
    captureEvent("board_created", { from_template: template !== "blank" });
    setBoards((boards) => [...boards, board]);
  }

  return { boards, loadBoards, createBoard };
}

export async function shareBoard(boardId: string, access: Access) {
  const { url } = await api.put<{ url: string }>(`/boards/${boardId}/share`, { access });
  captureEvent("item_shared", { access });
  await Share.share({ message: url });
}

export async function inviteMember(boardId: string, email: string, role: Role) {
  await api.post(`/boards/${boardId}/invitations`, { email, role });
  captureEvent("member_invited", { role });
}
