import { IsIn } from 'class-validator';

import {
  type BillingPeriod,
  billingPeriods,
  type CancelReason,
  cancelReasons,
  type Plan,
  plans,
} from '../store/store.types';

export class StartCheckoutDto {
  @IsIn(plans)
  plan: Plan;

  @IsIn(billingPeriods)
  billing_period: BillingPeriod;
}

export class CancelSubscriptionDto {
  @IsIn(cancelReasons)
  reason: CancelReason;
}
