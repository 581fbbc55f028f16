import { randomUUID } from "node:crypto";

export const plans = ["pro", "team"] as const;
export const billingPeriods = ["month", "year"] as const;
export const templates = ["kanban", "retrospective"] as const;
export const linkAccess = ["view", "edit"] as const;
export const memberRoles = ["editor", "viewer"] as const;

export type Plan = (typeof plans)[number];
export type BillingPeriod = (typeof billingPeriods)[number];
export type Template = (typeof templates)[number];
export type LinkAccess = (typeof linkAccess)[number];
export type MemberRole = (typeof memberRoles)[number];

export interface Profile {
  name: string;
  timezone: string;
}

export interface Account extends Profile {
  id: string;
  email: string;
}

export interface Board {
  id: string;
  ownerId: string;
  title: string;
  columns: string[];
  link?: { token: string; access: LinkAccess };
}

export interface Invitation {
  boardId: string;
  email: string;
  role: MemberRole;
}

export interface Subscription {
  plan: Plan;
  billingPeriod: BillingPeriod;
  status: "active" | "past_due";
}

const columnsOf: Record<Template, string[]> = {
  kanban: ["To do", "Doing", "Done"],
  retrospective: ["Keep", "Drop", "Try"],
};

const accounts = new Map<string, Account>();
const boards = new Map<string, Board>();
const invitations: Invitation[] = [];
const subscriptions = new Map<string, Subscription>();

export function createAccount(email: string): Account {
  const id = `u${accounts.size + 1}`;
  const account = { id, email, name: "", timezone: "UTC" };
  accounts.set(id, account);
  return account;
}

export function findAccount(id: string): Account | undefined {
  return accounts.get(id);
}

export function findAccountByEmail(email: string): Account | undefined {
  return [...accounts.values()].find((account) => account.email === email);
}

export function updateProfile(
  account: Account,
  changes: Partial<Profile>,
): void {
  Object.assign(account, changes);
}

export function createBoard(
  ownerId: string,
  title: string,
  template?: Template,
): Board {
  const id = `b${boards.size + 1}`;
  const columns = template ? columnsOf[template] : [];
  const board: Board = { id, ownerId, title, columns };
  boards.set(id, board);
  return board;
}

export function findBoard(id: string): Board | undefined {
  return boards.get(id);
}

export function findBoardByToken(token: string): Board | undefined {
  return [...boards.values()].find((board) => board.link?.token === token);
}

export function listBoards(account: Account): Board[] {
  const shared = invitations.filter(({ email }) => email === account.email);
  return [...boards.values()].filter(
    (board) =>
      board.ownerId === account.id ||
      shared.some(({ boardId }) => boardId === board.id),
  );
}

export function shareBoard(board: Board, access: LinkAccess): string {
  const token = board.link?.token ?? randomUUID();
  board.link = { token, access };
  return token;
}

export function createInvitation(
  boardId: string,
  email: string,
  role: MemberRole,
): Invitation {
  const invitation = { boardId, email, role };
  invitations.push(invitation);
  return invitation;
}

export function hasInvitation(email: string): boolean {
  return invitations.some((invitation) => invitation.email === email);
}

export function startSubscription(
  accountId: string,
  plan: Plan,
  billingPeriod: BillingPeriod,
): void {
  subscriptions.set(accountId, { plan, billingPeriod, status: "active" });
}

export function markPastDue(accountId: string): void {
  const subscription = subscriptions.get(accountId);
  if (subscription) subscription.status = "past_due";
}

export function cancelSubscription(
  accountId: string,
): Subscription | undefined {
  const subscription = subscriptions.get(accountId);
  subscriptions.delete(accountId);
  return subscription;
}
