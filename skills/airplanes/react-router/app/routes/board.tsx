import { Form, useFetcher } from "react-router";

import type { Route } from "./+types/board";
import type { clientAction as share } from "./share";
import { requireBoard } from "~/lib/boards.server";
import { ACCESS_LEVELS, MEMBER_ROLES } from "~/lib/choices";
import { accountContext } from "~/lib/session.server";
import { listInvitations } from "~/lib/store.server";

export function loader({ params, context }: Route.LoaderArgs) {
  const board = requireBoard(params.boardId, context.get(accountContext));
  return { board, invitations: listInvitations(board) };
}

export default function BoardPage({ loaderData: { board, invitations } }: Route.ComponentProps) {
  return (
    <>
      <h1>{board.title}</h1>
      <ShareForm boardId={board.id} />
      <h2>Members</h2>
      <ul>
        {invitations.map(({ email, role }) => (
          <li key={email}>
            {email} ({role})
          </li>
        ))}
      </ul>
      <InviteForm boardId={board.id} />
    </>
  );
}

function ShareForm({ boardId }: { boardId: string }) {
  const sharing = useFetcher<typeof share>();
  return (
    <sharing.Form method="post" action={`/boards/${boardId}/share`}>
      <label>
        Access{" "}
        <select name="access">
          {ACCESS_LEVELS.map((access) => (
            <option key={access}>{access}</option>
          ))}
        </select>
      </label>
      <button>Share board</button>
      {sharing.data && <output>Shared at {sharing.data.link}</output>}
    </sharing.Form>
  );
}

function InviteForm({ boardId }: { boardId: string }) {
  return (
    <Form method="post" action={`/boards/${boardId}/invitations`}>
      <label>
        Colleague's e-mail <input name="email" type="email" required />
      </label>
      <label>
        Role{" "}
        <select name="role">
          {MEMBER_ROLES.map((role) => (
            <option key={role}>{role}</option>
          ))}
        </select>
      </label>
      <button>Invite</button>
    </Form>
  );
}
