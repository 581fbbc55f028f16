import { defineStore } from "pinia";
import { ref } from "vue";

import { captureEvent } from "../lib/analytics-browser";
import { api } from "../lib/api";
import type { Board, Role, Template } from "../types";

export const useBoardsStore = defineStore("boards", () => {
  const boards = ref<Board[]>([]);

  async function load() {
    boards.value = await api.get<Board[]>("/boards");
  }

  async function createBoard(title: string, template: Template): Promise<Board> {
    const board = await api.post<Board>("/boards", { title, template });
    captureEvent("board_created", { from_template: template !== "blank" });
    boards.value.push(board);
    return board;
  }

  async function inviteMember(boardId: string, email: string, role: Role) {
    await api.post(`/boards/${boardId}/invitations`, { email, role });
    captureEvent("member_invited", { role });
  }

  return { boards, load, createBoard, inviteMember };
});
