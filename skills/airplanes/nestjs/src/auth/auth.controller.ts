import {
  Body,
  Controller,
  HttpCode,
  Post,
  Req,
  UseGuards,
} from '@nestjs/common';
import type { Request } from 'express';

import type { Account } from '../store/store.types';
import { AccountGuard } from './account.guard';
import { AuthService } from './auth.service';
import { CurrentAccount } from './current-account.decorator';
import { CredentialsDto } from './dto/credentials.dto';

@Controller()
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Post('signup')
  signUp(@Body() credentials: CredentialsDto, @Req() request: Request) {
    return this.auth.signUp(credentials, request);
  }

  @Post('login')
  @HttpCode(200)
  logIn(@Body() credentials: CredentialsDto, @Req() request: Request) {
    return this.auth.logIn(credentials, request);
  }

  @Post('logout')
  @HttpCode(204)
  @UseGuards(AccountGuard)
  logOut(@CurrentAccount() account: Account, @Req() request: Request) {
    this.auth.logOut(account, request);
  }
}
