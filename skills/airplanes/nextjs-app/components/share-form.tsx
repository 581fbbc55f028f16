"use client";

import { shareBoard } from "@/app/boards/actions";
import { captureEvent } from "@/lib/analytics-browser";
import { accesses, type Access } from "@/lib/model";
import { ChoiceField } from "./fields";

export function ShareForm({ boardId }: { boardId: string }) {
  async function handleShare(formData: FormData) {
    const access = formData.get("access") as Access;
    await shareBoard(boardId, access);
    captureEvent("item_shared", { access });
  }

  return (
    <form action={handleShare}>
      <ChoiceField label="Access" name="access" options={accesses} />
      <button>Share</button>
    </form>
  );
}
