import { createFileRoute } from "@tanstack/react-router";

import { getSharedBoard } from "~/functions/boards";

export const Route = createFileRoute("/shared/$boardId")({
  loader: ({ params }) => getSharedBoard({ data: params.boardId }),
  component: SharedBoard,
});

function SharedBoard() {
  const { title, access } = Route.useLoaderData();
  return (
    <>
      <h1>{title}</h1>
      <p>Everybody with this link can {access} the board.</p>
    </>
  );
}
