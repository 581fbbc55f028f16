import Link from "next/link";
import { ChoiceField, TextField } from "@/components/fields";
import { boardsOf } from "@/lib/boards";
import { templates } from "@/lib/model";
import { requireAccount } from "@/lib/session";
import { createBoard } from "./actions";

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
        <TextField label="Title" name="title" required />
        <ChoiceField label="Template" name="template" options={templates} />
        <button>Create board</button>
      </form>
    </>
  );
}
