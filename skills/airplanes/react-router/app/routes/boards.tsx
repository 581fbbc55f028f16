import { Form, Link, redirect } from "react-router";

import type { Route } from "./+types/boards";
import { captureEvent } from "~/lib/analytics.server";
import { TEMPLATES } from "~/lib/choices";
import { choice, text } from "~/lib/forms.server";
import { accountContext } from "~/lib/session.server";
import { createBoard, listBoards } from "~/lib/store.server";

export function loader({ context }: Route.LoaderArgs) {
  return { boards: listBoards(context.get(accountContext)) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const account = context.get(accountContext);
  const form = await request.formData();
  const template = choice(form, "template", TEMPLATES);

  const board = createBoard(account, text(form, "title"), template);
  captureEvent(account.id, "board_created", { from_template: template !== "blank" });
  return redirect(`/boards/${board.id}`);
}

export default function Boards({ loaderData: { boards } }: Route.ComponentProps) {
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
        <button>Create board</button>
      </Form>
    </>
  );
}
