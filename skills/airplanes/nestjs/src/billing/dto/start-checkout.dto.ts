import { IsIn } from 'class-validator';

import {
  type BillingPeriod,
  billingPeriods,
  type Plan,
  plans,
} from '../../store/store.types';

export class StartCheckoutDto {
  @IsIn(plans)
  plan: Plan;

  @IsIn(billingPeriods)
  billing_period: BillingPeriod;
}
