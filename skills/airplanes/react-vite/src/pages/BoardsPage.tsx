import { Form, Link, useActionData, useLoaderData } from "react-router";

import type { createBoard } from "../actions/boards";
import type { loadBoards } from "../lib/boards";

export function BoardsPage() {
  const boards = useLoaderData<typeof loadBoards>();
  const refused = useActionData<typeof createBoard>();
  return (
    <>
      <h1>Your boards</h1>
      <ul>
        {boards.map((board) => (
          <li key={board.id}>
            <Link to={`/boards/${board.id}`}>{board.title}</Link>
          </li>
        ))}
      </ul>
      <Form method="post">
        <label htmlFor="title">Title</label>
        <input id="title" name="title" required />
        <label htmlFor="template">Template</label>
        <select id="template" name="template">
          <option value="blank">Blank</option>
          <option value="retrospective">Retrospective</option>
        </select>
        <button>Create board</button>
        {refused && <p role="alert">{refused.error}</p>}
      </Form>
    </>
  );
}
