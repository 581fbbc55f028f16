import { randomUUID } from "node:crypto";

export const plans = ["pro", "team"];
export const billingPeriods = ["month", "year"];
export const linkAccess = ["view", "edit"];
export const memberRoles = ["editor", "viewer"];
export const cancelReasons = [
  "too_expensive",
  "missing_feature",
  "not_used",
  "other",
];
export const templates = {
  kanban: ["To do", "Doing", "Done"],
  retrospective: ["Keep", "Drop", "Try"],
};

const accounts = new Map();
const boards = new Map();
const invitations = [];
const subscriptions = new Map();

export function createAccount(email) {
  const id = `u${accounts.size + 1}`;
  const account = { id, email, name: "", timezone: "UTC" };
  accounts.set(id, account);
  return account;
}

export function findAccount(id) {
  return accounts.get(id);
}

export function findAccountByEmail(email) {
  return [...accounts.values()].find((account) => account.email === email);
}

export function updateProfile(account, changes) {
  Object.assign(account, changes);
}

export function createBoard(ownerId, title, template) {
  const id = `b${boards.size + 1}`;
  const board = { id, ownerId, title, columns: templates[template] ?? [] };
  boards.set(id, board);
  return board;
}

export function findBoard(id) {
  return boards.get(id);
}

export function findBoardByToken(token) {
  return [...boards.values()].find((board) => board.link?.token === token);
}

export function listBoards(account) {
  const shared = invitations.filter(({ email }) => email === account.email);
  return [...boards.values()].filter(
    (board) =>
      board.ownerId === account.id ||
      shared.some(({ boardId }) => boardId === board.id),
  );
}

export function shareBoard(board, access) {
  const token = board.link?.token ?? randomUUID();
  board.link = { token, access };
  return token;
}

export function createInvitation(boardId, email, role) {
  const invitation = { boardId, email, role };
  invitations.push(invitation);
  return invitation;
}

export function hasInvitation(email) {
  return invitations.some((invitation) => invitation.email === email);
}

export function startSubscription(accountId, plan, billingPeriod) {
  subscriptions.set(accountId, { plan, billingPeriod, status: "active" });
}

export function markPastDue(accountId) {
  const subscription = subscriptions.get(accountId);
  if (subscription) subscription.status = "past_due";
}

export function cancelSubscription(accountId) {
  const subscription = subscriptions.get(accountId);
  subscriptions.delete(accountId);
  return subscription;
}
