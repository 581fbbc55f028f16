import type { Route } from "./+types/share";
import { captureEvent } from "~/lib/analytics.client";
import { requireBoard } from "~/lib/boards.server";
import { ACCESS_LEVELS } from "~/lib/choices";
import { choice } from "~/lib/forms.server";
import { accountContext } from "~/lib/session.server";
import { shareBoard } from "~/lib/store.server";

export async function action({ params, request, context }: Route.ActionArgs) {
  const board = requireBoard(params.boardId, context.get(accountContext));
  const access = choice(await request.formData(), "access", ACCESS_LEVELS);
  shareBoard(board, access);
  return { link: new URL(`/shared/${board.id}`, request.url).href, access };
}

export async function clientAction({ serverAction }: Route.ClientActionArgs) {
  const shared = await serverAction();
  captureEvent("item_shared", { access: shared.access });
  return shared;
}
