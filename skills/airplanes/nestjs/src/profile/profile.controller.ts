import { Body, Controller, Get, Patch, UseGuards } from '@nestjs/common';

import { AccountGuard } from '../auth/account.guard';
import { CurrentAccount } from '../auth/current-account.decorator';
import type { Account } from '../store/store.types';
import { UpdateProfileDto } from './dto/update-profile.dto';
import { ProfileService } from './profile.service';

@Controller('profile')
@UseGuards(AccountGuard)
export class ProfileController {
  constructor(private readonly profile: ProfileService) {}

  @Get()
  show(@CurrentAccount() account: Account) {
    return account;
  }

  @Patch()
  update(
    @CurrentAccount() account: Account,
    @Body() changes: UpdateProfileDto,
  ) {
    return this.profile.updateProfile(account, changes);
  }
}
