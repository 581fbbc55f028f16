import type { Account, Board, CheckoutSession, Invitation, Subscription } from "./model";

type Store = {
  accounts: Account[];
  boards: Board[];
  invitations: Invitation[];
  checkouts: CheckoutSession[];
  subscriptions: Map<string, Subscription>;
  sessions: Map<string, string>;
};

// Pages, actions and route handlers are bundled apart and each get a copy of this module.
const shared = globalThis as typeof globalThis & { planboard?: Store };

export const store: Store = (shared.planboard ??= {
  accounts: [],
  boards: [],
  invitations: [],
  checkouts: [],
  subscriptions: new Map(),
  sessions: new Map(),
});
