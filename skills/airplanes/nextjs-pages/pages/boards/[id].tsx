import type { GetServerSideProps } from "next";
import { InviteForm } from "@/components/invite-form";
import { ShareForm } from "@/components/share-form";
import { findBoard, invitationsTo, mayRead } from "@/lib/boards";
import type { Board, Invitation } from "@/lib/model";
import { currentAccount } from "@/lib/session";

type Props = { board: Board; invitations: Invitation[]; isOwner: boolean };

export const getServerSideProps: GetServerSideProps<Props> = async ({ req, params }) => {
  const account = currentAccount(req);
  const board = findBoard(String(params?.id));
  if (!board || !mayRead(account, board)) return { notFound: true };
  return { props: { board, invitations: invitationsTo(board), isOwner: board.ownerId === account?.id } };
};

export default function BoardPage({ board, invitations, isOwner }: Props) {
  return (
    <>
      <h1>{board.title}</h1>
      <ul>
        {board.cards.map((card) => (
          <li key={card}>{card}</li>
        ))}
      </ul>
      {board.access && <p>Whoever has the link can {board.access} this board.</p>}
      {isOwner && (
        <>
          <ShareForm boardId={board.id} />
          <InviteForm boardId={board.id} />
          <ul>
            {invitations.map(({ email, role }) => (
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
