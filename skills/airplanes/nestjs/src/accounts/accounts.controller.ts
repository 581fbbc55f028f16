import {
  Body,
  Controller,
  HttpCode,
  Patch,
  Post,
  Req,
  UseGuards,
} from '@nestjs/common';
import type { Request } from 'express';

import type { Account } from '../store/store.types';
import { AccountGuard } from './account.guard';
import { CredentialsDto, UpdateProfileDto } from './accounts.dto';
import { AccountsService } from './accounts.service';
import { CurrentAccount } from './current-account.decorator';

@Controller()
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Post('signup')
  signUp(@Body() credentials: CredentialsDto, @Req() request: Request) {
    return this.accounts.signUp(credentials, request);
  }

  @Post('login')
  @HttpCode(200)
  logIn(@Body() credentials: CredentialsDto, @Req() request: Request) {
    return this.accounts.logIn(credentials, request);
  }

  @Post('logout')
  @HttpCode(204)
  @UseGuards(AccountGuard)
  logOut(@CurrentAccount() account: Account, @Req() request: Request) {
    this.accounts.logOut(account, request);
  }

  @Patch('profile')
  @UseGuards(AccountGuard)
  updateProfile(
    @CurrentAccount() account: Account,
    @Body() changes: UpdateProfileDto,
  ) {
    return this.accounts.updateProfile(account, changes);
  }
}
