import {
  ConflictException,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import type { Request } from 'express';

import { AnalyticsService } from '../analytics/analytics.service';
import { Store } from '../store/store';
import type { Account, Profile } from '../store/store.types';
import type { CredentialsDto, UpdateProfileDto } from './accounts.dto';
import { endSession, startSession } from './session';

@Injectable()
export class AccountsService {
  constructor(
    private readonly store: Store,
    private readonly analytics: AnalyticsService,
  ) {}

  signUp({ email }: CredentialsDto, request: Request): Account {
    if (this.store.findAccountByEmail(email)) {
      throw new ConflictException('This e-mail has an account already');
    }
    const account = this.store.createAccount(email);
    startSession(request, account);
    this.analytics.captureEvent(account.id, 'user_signed_up', {
      method: 'password',
      is_invited: this.store.hasInvitation(email),
    });
    return account;
  }

  logIn({ email }: CredentialsDto, request: Request): Account {
    const account = this.store.findAccountByEmail(email);
    if (!account) {
      throw new UnauthorizedException('Unknown e-mail or wrong password');
    }
    startSession(request, account);
    this.analytics.captureEvent(account.id, 'user_logged_in', {
      method: 'password',
    });
    return account;
  }

  logOut(account: Account, request: Request): void {
    endSession(request);
    this.analytics.captureEvent(account.id, 'user_logged_out');
  }

  updateProfile(account: Account, changes: UpdateProfileDto): Account {
    const changed = (Object.keys(changes) as (keyof Profile)[]).filter(
      (field) => changes[field] !== account[field],
    );
    this.store.updateProfile(account, changes);
    this.analytics.captureEvent(account.id, 'profile_updated', {
      changed_fields: changed.length,
    });
    return account;
  }
}
