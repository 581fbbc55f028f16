import { createFileRoute, Link } from "@tanstack/react-router";
import { useServerFn } from "@tanstack/react-start";

import { createBoard, listBoards } from "~/functions/boards";
import { TEMPLATES } from "~/lib/choices";
import { useFormAction } from "~/lib/forms";

export const Route = createFileRoute("/_authenticated/boards/")({
  loader: () => listBoards(),
  component: Boards,
});

function Boards() {
  const boards = Route.useLoaderData();
  const navigate = Route.useNavigate();
  const callCreateBoard = useServerFn(createBoard);
  const [error, submit] = useFormAction(async (form) => {
    const board = await callCreateBoard({ data: form });
    await navigate({ to: "/boards/$boardId", params: { boardId: board.id } });
  });

  return (
    <>
      <h1>Your boards</h1>
      <ul>
        {boards.map((board) => (
          <li key={board.id}>
            <Link to="/boards/$boardId" params={{ boardId: board.id }}>
              {board.title}
            </Link>
          </li>
        ))}
      </ul>
      <form action={submit}>
        <label>
          Title <input name="title" required />
        </label>
        <label>
          Template{" "}
          <select name="template">
            {TEMPLATES.map((template) => (
              <option key={template}>{template}</option>
            ))}
          </select>
        </label>
        {error && <p role="alert">{error}</p>}
        <button>Create board</button>
      </form>
    </>
  );
}
