import type { AccessLevel, BillingPeriod, CancellationReason, MemberRole, Plan, Template } from "./choices";

export interface Account {
  id: string;
  email: string;
  name: string;
  company: string;
  isInvited: boolean;
}

export interface Board {
  id: string;
  ownerId: string;
  title: string;
  template: Template;
  access?: AccessLevel;
}

export interface Invitation {
  boardId: string;
  email: string;
  role: MemberRole;
}

export interface Subscription {
  plan: Plan;
  billingPeriod: BillingPeriod;
  status: "active" | "past_due" | "cancelled";
  cancellationReason?: CancellationReason;
}

const accounts = new Map<string, Account>();
const boards = new Map<string, Board>();
const invitations: Invitation[] = [];
const subscriptions = new Map<string, Subscription>();

export function findAccount(id: string | undefined): Account | undefined {
  return id ? accounts.get(id) : undefined;
}

export function findAccountByEmail(email: string): Account | undefined {
  return [...accounts.values()].find((account) => account.email === email);
}

export function createAccount(email: string): Account {
  const account: Account = {
    id: `u${accounts.size + 1}`,
    email,
    name: "",
    company: "",
    isInvited: invitations.some((invitation) => invitation.email === email),
  };
  accounts.set(account.id, account);
  return account;
}

/** Returns the names of the fields that have another value now. */
export function updateProfile(account: Account, profile: Pick<Account, "name" | "company">): string[] {
  const changed = (["name", "company"] as const).filter((field) => account[field] !== profile[field]);
  accounts.set(account.id, { ...account, ...profile });
  return changed;
}

export function createBoard(owner: Account, title: string, template: Template): Board {
  const board: Board = { id: `b${boards.size + 1}`, ownerId: owner.id, title, template };
  boards.set(board.id, board);
  return board;
}

export function listBoards(account: Account): Board[] {
  return [...boards.values()].filter((board) => isMember(board, account));
}

export function findBoard(id: string): Board | undefined {
  return boards.get(id);
}

export function isMember(board: Board, account: Account): boolean {
  const invited = invitations.some(({ boardId, email }) => boardId === board.id && email === account.email);
  return board.ownerId === account.id || invited;
}

export function shareBoard(board: Board, access: AccessLevel): void {
  boards.set(board.id, { ...board, access });
}

export function inviteMember(board: Board, email: string, role: MemberRole): Invitation {
  const invitation: Invitation = { boardId: board.id, email, role };
  invitations.push(invitation);
  return invitation;
}

export function listInvitations(board: Board): Invitation[] {
  return invitations.filter((invitation) => invitation.boardId === board.id);
}

export function findSubscription(accountId: string): Subscription | undefined {
  return subscriptions.get(accountId);
}

export function startSubscription(accountId: string, plan: Plan, billingPeriod: BillingPeriod): void {
  subscriptions.set(accountId, { plan, billingPeriod, status: "active" });
}

export function markPastDue(accountId: string): void {
  const subscription = subscriptions.get(accountId);
  if (subscription) subscription.status = "past_due";
}

export function cancelSubscription(accountId: string, reason: CancellationReason): Subscription | undefined {
  const subscription = subscriptions.get(accountId);
  if (!subscription || subscription.status === "cancelled") return undefined;
  const cancelled: Subscription = { ...subscription, status: "cancelled", cancellationReason: reason };
  subscriptions.set(accountId, cancelled);
  return cancelled;
}
