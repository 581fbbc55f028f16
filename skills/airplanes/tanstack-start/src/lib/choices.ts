export const PLANS = ["pro", "team"] as const;
export const BILLING_PERIODS = ["month", "year"] as const;
export const ACCESS_LEVELS = ["view", "edit"] as const;
export const MEMBER_ROLES = ["editor", "viewer"] as const;
export const TEMPLATES = ["blank", "kanban", "retrospective"] as const;
export const CANCELLATION_REASONS = ["too_expensive", "missing_features", "switched_product", "no_longer_needed"] as const;

export type Plan = (typeof PLANS)[number];
export type BillingPeriod = (typeof BILLING_PERIODS)[number];
export type AccessLevel = (typeof ACCESS_LEVELS)[number];
export type MemberRole = (typeof MEMBER_ROLES)[number];
export type Template = (typeof TEMPLATES)[number];
export type CancellationReason = (typeof CANCELLATION_REASONS)[number];
