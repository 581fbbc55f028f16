import { ConflictException, Injectable } from '@nestjs/common';

import { AnalyticsService } from '../analytics/analytics.service';
import { Store } from '../store/store';
import type { Account, Subscription } from '../store/store.types';
import type { CancelSubscriptionDto, StartCheckoutDto } from './billing.dto';
import { createCheckoutSession, type StripeEvent } from './stripe';

@Injectable()
export class BillingService {
  constructor(
    private readonly store: Store,
    private readonly analytics: AnalyticsService,
  ) {}

  startCheckout(account: Account, { plan, billing_period }: StartCheckoutDto) {
    const session = createCheckoutSession({
      client_reference_id: account.id,
      metadata: { plan, billing_period },
    });
    this.analytics.captureEvent(account.id, 'checkout_started', {
      plan,
      billing_period,
    });
    return { url: session.url };
  }

  handleStripeWebhook(event: StripeEvent): void {
    const account = this.store.findAccount(
      event.data.object.client_reference_id,
    );
    if (!account) return;
    switch (event.type) {
      case 'checkout.session.completed': {
        const { plan, billing_period } = event.data.object.metadata;
        this.store.startSubscription(account.id, plan, billing_period);
        this.analytics.captureEvent(account.id, 'subscription_started', {
          plan,
          billing_period,
        });
        break;
      }
      case 'invoice.payment_failed':
        this.store.markPastDue(account.id);
        this.analytics.captureEvent(account.id, 'payment_failed', {
          attempt_number: event.data.object.attempt_count,
        });
        break;
    }
  }

  cancelSubscription(
    account: Account,
    { reason }: CancelSubscriptionDto,
  ): Subscription {
    const subscription = this.store.cancelSubscription(account.id);
    if (!subscription) throw new ConflictException('There is no subscription');
    this.analytics.captureEvent(account.id, 'subscription_cancelled', {
      plan: subscription.plan,
      reason,
    });
    return subscription;
  }
}
