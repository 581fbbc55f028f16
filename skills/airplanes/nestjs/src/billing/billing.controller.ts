import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';

import { AccountGuard } from '../accounts/account.guard';
import { CurrentAccount } from '../accounts/current-account.decorator';
import type { Account } from '../store/store.types';
import { CancelSubscriptionDto, StartCheckoutDto } from './billing.dto';
import { BillingService } from './billing.service';

@Controller()
@UseGuards(AccountGuard)
export class BillingController {
  constructor(private readonly billing: BillingService) {}

  @Post('checkout')
  startCheckout(
    @CurrentAccount() account: Account,
    @Body() purchase: StartCheckoutDto,
  ) {
    return this.billing.startCheckout(account, purchase);
  }

  @Post('subscription/cancel')
  @HttpCode(200)
  cancelSubscription(
    @CurrentAccount() account: Account,
    @Body() cancellation: CancelSubscriptionDto,
  ) {
    return this.billing.cancelSubscription(account, cancellation);
  }
}
