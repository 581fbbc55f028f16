import { Body, Controller, HttpCode, Post } from '@nestjs/common';

import { BillingService } from './billing.service';
import type { StripeEvent } from './stripe';

@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly billing: BillingService) {}

  @Post('stripe')
  @HttpCode(200)
  receive(@Body() event: StripeEvent) {
    this.billing.handleStripeWebhook(event);
    return { received: true };
  }
}
