import type { Access, Account, Board, Invitation, Role, Template } from "./model";
import { store } from "./store";

const cardsOf: Record<Template, string[]> = {
  empty: [],
  retrospective: ["What went well", "What did not", "What to try"],
};

export function addBoard(ownerId: string, title: string, template: Template): Board {
  const board: Board = { id: `b${store.boards.length + 1}`, ownerId, title, cards: cardsOf[template] };
  store.boards.push(board);
  return board;
}

export function findBoard(id: string): Board | undefined {
  return store.boards.find((board) => board.id === id);
}

export function boardsOf(account: Account): Board[] {
  return store.boards.filter((board) => board.ownerId === account.id || isInvited(account.email, board));
}

export function mayRead(account: Account | undefined, board: Board): boolean {
  if (board.access) return true;
  return account !== undefined && (board.ownerId === account.id || isInvited(account.email, board));
}

export function setAccess(board: Board, access: Access): void {
  board.access = access;
}

export function addInvitation(board: Board, email: string, role: Role): Invitation {
  const invitation: Invitation = { boardId: board.id, email, role };
  store.invitations.push(invitation);
  return invitation;
}

export function invitationsTo(board: Board): Invitation[] {
  return store.invitations.filter((invitation) => invitation.boardId === board.id);
}

export function isInvited(email: string, board?: Board): boolean {
  return store.invitations.some(
    (invitation) => invitation.email === email && (!board || invitation.boardId === board.id),
  );
}
