import { Injectable } from '@nestjs/common';

import { AnalyticsService } from '../analytics/analytics.service';
import { Store } from '../store/store';
import type { Account, Profile } from '../store/store.types';
import type { UpdateProfileDto } from './dto/update-profile.dto';

@Injectable()
export class ProfileService {
  constructor(
    private readonly store: Store,
    private readonly analytics: AnalyticsService,
  ) {}

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
