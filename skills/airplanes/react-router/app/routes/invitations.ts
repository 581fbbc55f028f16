import { redirect } from "react-router";

import type { Route } from "./+types/invitations";
import { captureEvent } from "~/lib/analytics.server";
import { requireBoard } from "~/lib/boards.server";
import { MEMBER_ROLES } from "~/lib/choices";
import { choice, text } from "~/lib/forms.server";
import { accountContext } from "~/lib/session.server";
import { inviteMember } from "~/lib/store.server";

export async function action({ params, request, context }: Route.ActionArgs) {
  const account = context.get(accountContext);
  const board = requireBoard(params.boardId, account);
  const form = await request.formData();

  const invitation = inviteMember(board, text(form, "email"), choice(form, "role", MEMBER_ROLES));
  captureEvent(account.id, "member_invited", { role: invitation.role });
  return redirect(`/boards/${board.id}`);
}
