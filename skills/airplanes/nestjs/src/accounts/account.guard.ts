import {
  CanActivate,
  ExecutionContext,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';

import { Store } from '../store/store';
import type { AccountRequest } from './session';

@Injectable()
export class AccountGuard implements CanActivate {
  constructor(private readonly store: Store) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<AccountRequest>();
    const account = this.store.findAccount(request.session?.accountId ?? '');
    if (!account) throw new UnauthorizedException('Log in first');
    request.account = account;
    return true;
  }
}
