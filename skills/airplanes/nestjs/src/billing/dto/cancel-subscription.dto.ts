import { IsIn } from 'class-validator';

const reasons = [
  'too_expensive',
  'missing_feature',
  'not_used',
  'other',
] as const;

export class CancelSubscriptionDto {
  @IsIn(reasons)
  reason: (typeof reasons)[number];
}
