import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';

import { AccountGuard } from '../auth/account.guard';
import { CurrentAccount } from '../auth/current-account.decorator';
import type { Account } from '../store/store.types';
import { BillingService } from './billing.service';
import { CancelSubscriptionDto } from './dto/cancel-subscription.dto';
import { StartCheckoutDto } from './dto/start-checkout.dto';

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
