import { ref } from "vue";

import { captureEvent } from "../lib/analytics-browser";
import { api } from "../lib/api";
import type { Access, Board } from "../types";

export function useShareBoard(boardId: string) {
  const access = ref<Access>("view");
  const message = ref("");

  async function shareBoard() {
    try {
      await api.put<Board>(`/boards/${boardId}/share`, { access: access.value });
      await navigator.clipboard.writeText(window.location.href);
      captureEvent("item_shared", { access: access.value });
      message.value = "Link copied.";
    } catch {
      message.value = "The link could not be copied.";
    }
  }

  return { access, message, shareBoard };
}
