import { notFound } from "next/navigation";
import { ChoiceField, TextField } from "@/components/fields";
import { ShareForm } from "@/components/share-form";
import { findBoard, invitationsTo, mayRead } from "@/lib/boards";
import { roles } from "@/lib/model";
import { currentAccount } from "@/lib/session";
import { inviteMember } from "../actions";

export default async function BoardPage({ params }: { params: Promise<{ id: string }> }) {
  const account = await currentAccount();
  const board = findBoard((await params).id);
  if (!board || !mayRead(account, board)) notFound();

  return (
    <>
      <h1>{board.title}</h1>
      <ul>
        {board.cards.map((card) => (
          <li key={card}>{card}</li>
        ))}
      </ul>
      {board.access && <p>Whoever has the link can {board.access} this board.</p>}
      {board.ownerId === account?.id && (
        <>
          <ShareForm boardId={board.id} />
          <form action={inviteMember.bind(null, board.id)}>
            <TextField label="E-mail" name="email" type="email" required />
            <ChoiceField label="Role" name="role" options={roles} />
            <button>Invite</button>
          </form>
          <ul>
            {invitationsTo(board).map(({ email, role }) => (
              <li key={email}>
                {email} is invited as {role}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
