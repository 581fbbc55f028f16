export const PLANS = ['pro', 'team'] as const
export type Plan = (typeof PLANS)[number]

export const BILLING_PERIODS = ['month', 'year'] as const
export type BillingPeriod = (typeof BILLING_PERIODS)[number]

export const PRICES: Record<Plan, Record<BillingPeriod, number>> = {
  pro: { month: 12, year: 120 },
  team: { month: 30, year: 300 },
}

export const CANCELLATION_REASONS = ['too_expensive', 'missing_feature', 'not_used', 'other'] as const
export type CancellationReason = (typeof CANCELLATION_REASONS)[number]
