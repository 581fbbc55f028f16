import type { Request } from 'express';

import type { Account } from '../store/store.types';

declare global {
  namespace CookieSessionInterfaces {
    interface CookieSessionObject {
      accountId?: string;
    }
  }
}

export interface AccountRequest extends Request {
  account: Account;
}

export function startSession(request: Request, account: Account): void {
  request.session = { accountId: account.id };
}

export function endSession(request: Request): void {
  request.session = null;
}
