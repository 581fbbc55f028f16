import { useState } from "react";

import { captureEvent } from "../lib/analytics-browser";
import { api } from "../lib/api";
import { type Access, accesses, type Board } from "../types";

export function ShareBoard({ boardId }: { boardId: string }) {
  const [access, setAccess] = useState<Access>("view");
  const [message, setMessage] = useState("");

  async function shareBoard() {
    try {
      await api.put<Board>(`/boards/${boardId}/share`, { access });
      await navigator.clipboard.writeText(window.location.href);
      captureEvent("item_shared", { access });
      setMessage("Link copied.");
    } catch {
      setMessage("The link could not be copied.");
    }
  }

  return (
    <section>
      <h2>Share</h2>
      <label htmlFor="access">Access</label>
      <select id="access" value={access} onChange={(event) => setAccess(event.target.value as Access)}>
        {accesses.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
      <button onClick={shareBoard}>Copy link</button>
      {message && <p role="status">{message}</p>}
    </section>
  );
}
