import { type ActionFunctionArgs, redirect } from "react-router";

import { captureEvent } from "../lib/analytics-browser";
import { api } from "../lib/api";
import { choice, refusal, text } from "../lib/forms";
import { type Board, roles, templates } from "../types";

export async function createBoard({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const template = choice(form, "template", templates);
  try {
    const board = await api.post<Board>("/boards", { title: text(form, "title"), template });
    captureEvent("board_created", { from_template: template !== "blank" });
    return redirect(`/boards/${board.id}`);
  } catch (error) {
    return refusal(error);
  }
}

export async function inviteMember({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const role = choice(form, "role", roles);
  try {
    await api.post(`/boards/${params.boardId}/invitations`, { email: text(form, "email"), role });
    captureEvent("member_invited", { role });
    return { invited: true };
  } catch (error) {
    return refusal(error);
  }
}
