import Link from "next/link";
import { createBoard } from "./actions";
import { boardsOf } from "@/lib/boards";
import { requireAccount } from "@/lib/session";

export default async function BoardsPage() {
  const account = await requireAccount();
  return (
    <>
      <h1>Your boards</h1>
      <ul>
        {boardsOf(account).map((board) => (
          <li key={board.id}>
            <Link href={`/boards/${board.id}`}>{board.title}</Link>
          </li>
        ))}
      </ul>
      <form action={createBoard}>
        <label>
          Title <input name="title" required />
        </label>
        <label>
          Template{" "}
          <select name="template">
            <option value="">Empty board</option>
            <option value="retrospective">Retrospective</option>
          </select>
        </label>
        <button>Create board</button>
      </form>
    </>
  );
}
