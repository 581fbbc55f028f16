import { Form, useActionData, useLoaderData } from "react-router";

import type { inviteMember } from "../actions/boards";
import type { loadBoard } from "../lib/boards";
import { ShareBoard } from "./ShareBoard";

export function BoardPage() {
  const board = useLoaderData<typeof loadBoard>();
  const outcome = useActionData<typeof inviteMember>();
  return (
    <>
      <h1>{board.title}</h1>
      <ul>
        {board.cards.map((card) => (
          <li key={card}>{card}</li>
        ))}
      </ul>
      <ShareBoard boardId={board.id} />
      <Form method="post">
        <h2>Members</h2>
        <label htmlFor="email">E-mail</label>
        <input id="email" name="email" type="email" required />
        <label htmlFor="role">Role</label>
        <select id="role" name="role">
          <option value="editor">Editor</option>
          <option value="viewer">Viewer</option>
        </select>
        <button>Send invitation</button>
        {outcome && <p role="status">{"error" in outcome ? outcome.error : "Invitation sent."}</p>}
      </Form>
    </>
  );
}
