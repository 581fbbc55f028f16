import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';

import {
  Account,
  BillingPeriod,
  Board,
  Invitation,
  LinkAccess,
  MemberRole,
  Plan,
  Profile,
  Subscription,
  Template,
} from './store.types';

const columnsOf: Record<Template, string[]> = {
  kanban: ['To do', 'Doing', 'Done'],
  retrospective: ['Keep', 'Drop', 'Try'],
};

@Injectable()
export class Store {
  private readonly accounts = new Map<string, Account>();
  private readonly boards = new Map<string, Board>();
  private readonly invitations: Invitation[] = [];
  private readonly subscriptions = new Map<string, Subscription>();

  createAccount(email: string): Account {
    const id = `u${this.accounts.size + 1}`;
    const account = { id, email, name: '', timezone: 'UTC' };
    this.accounts.set(id, account);
    return account;
  }

  findAccount(id: string): Account | undefined {
    return this.accounts.get(id);
  }

  findAccountByEmail(email: string): Account | undefined {
    return [...this.accounts.values()].find(
      (account) => account.email === email,
    );
  }

  updateProfile(account: Account, changes: Partial<Profile>): void {
    Object.assign(account, changes);
  }

  createBoard(ownerId: string, title: string, template?: Template): Board {
    const id = `b${this.boards.size + 1}`;
    const columns = template ? columnsOf[template] : [];
    const board: Board = { id, ownerId, title, columns };
    this.boards.set(id, board);
    return board;
  }

  findBoard(id: string): Board | undefined {
    return this.boards.get(id);
  }

  listBoards(account: Account): Board[] {
    const shared = this.invitations.filter(
      ({ email }) => email === account.email,
    );
    return [...this.boards.values()].filter(
      (board) =>
        board.ownerId === account.id ||
        shared.some(({ boardId }) => boardId === board.id),
    );
  }

  shareBoard(board: Board, access: LinkAccess): string {
    const token = board.link?.token ?? randomUUID();
    board.link = { token, access };
    return token;
  }

  createInvitation(
    boardId: string,
    email: string,
    role: MemberRole,
  ): Invitation {
    const invitation = { boardId, email, role };
    this.invitations.push(invitation);
    return invitation;
  }

  hasInvitation(email: string): boolean {
    return this.invitations.some((invitation) => invitation.email === email);
  }

  startSubscription(
    accountId: string,
    plan: Plan,
    billingPeriod: BillingPeriod,
  ): void {
    this.subscriptions.set(accountId, {
      plan,
      billingPeriod,
      status: 'active',
    });
  }

  markPastDue(accountId: string): void {
    const subscription = this.subscriptions.get(accountId);
    if (subscription) subscription.status = 'past_due';
  }

  cancelSubscription(accountId: string): Subscription | undefined {
    const subscription = this.subscriptions.get(accountId);
    this.subscriptions.delete(accountId);
    return subscription;
  }
}
