import { useLoaderData } from "react-router";

import type { loadSharedBoard } from "../lib/boards";

export function SharedBoardPage() {
  const board = useLoaderData<typeof loadSharedBoard>();
  return (
    <>
      <h1>{board.title}</h1>
      <ul>
        {board.cards.map((card) => (
          <li key={card}>{card}</li>
        ))}
      </ul>
    </>
  );
}
