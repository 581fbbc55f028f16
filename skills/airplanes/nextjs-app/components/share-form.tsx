"use client";

import { shareBoard } from "@/app/boards/actions";
import { captureEvent } from "@/lib/analytics-browser";
import { accesses, type Access } from "@/lib/model";

export function ShareForm({ boardId }: { boardId: string }) {
  async function handleShare(formData: FormData) {
    const access = formData.get("access") as Access;
    await shareBoard(boardId, access);
    captureEvent("board_shared", { access });
  }

  return (
    <form action={handleShare}>
      <label>
        Access{" "}
        <select name="access">
          {accesses.map((access) => (
            <option key={access}>{access}</option>
          ))}
        </select>
      </label>
      <button>Share</button>
    </form>
  );
}
