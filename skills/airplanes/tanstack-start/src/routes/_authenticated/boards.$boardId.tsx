import { createFileRoute, useRouter } from "@tanstack/react-router";
import { useServerFn } from "@tanstack/react-start";
import { useState } from "react";

import { getBoard, inviteMember, shareBoard } from "~/functions/boards";
import { captureEvent } from "~/lib/analytics-browser";
import { ACCESS_LEVELS, MEMBER_ROLES } from "~/lib/choices";
import { useFormAction } from "~/lib/forms";

export const Route = createFileRoute("/_authenticated/boards/$boardId")({
  loader: ({ params }) => getBoard({ data: params.boardId }),
  component: BoardPage,
});

function BoardPage() {
  const { board, invitations } = Route.useLoaderData();
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
  const [link, setLink] = useState<string>();
  const callShareBoard = useServerFn(shareBoard);
  const [error, share] = useFormAction(async (form) => {
    const shared = await callShareBoard({ data: form });
    captureEvent("item_shared", { access: shared.access });
    setLink(new URL(shared.path, window.location.origin).href);
  });

  return (
    <form action={share}>
      <input type="hidden" name="boardId" value={boardId} />
      <label>
        Access{" "}
        <select name="access">
          {ACCESS_LEVELS.map((access) => (
            <option key={access}>{access}</option>
          ))}
        </select>
      </label>
      {error && <p role="alert">{error}</p>}
      <button>Share board</button>
      {link && <output>Shared at {link}</output>}
    </form>
  );
}

function InviteForm({ boardId }: { boardId: string }) {
  const router = useRouter();
  const callInviteMember = useServerFn(inviteMember);
  const [error, invite] = useFormAction(async (form) => {
    await callInviteMember({ data: form });
    await router.invalidate();
  });

  return (
    <form action={invite}>
      <input type="hidden" name="boardId" value={boardId} />
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
      {error && <p role="alert">{error}</p>}
      <button>Invite</button>
    </form>
  );
}
