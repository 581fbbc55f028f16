import { data } from "react-router";

import type { Route } from "./+types/shared";
import { findBoard } from "~/lib/store.server";

export function loader({ params }: Route.LoaderArgs) {
  const board = findBoard(params.boardId);
  if (!board?.access) throw data("This board is not shared.", { status: 404 });
  return { title: board.title, access: board.access };
}

export default function SharedBoard({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <h1>{loaderData.title}</h1>
      <p>Everybody with this link can {loaderData.access} the board.</p>
    </>
  );
}
