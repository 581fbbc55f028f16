export const roles = ["editor", "viewer"] as const;
export const accesses = ["view", "edit"] as const;
export const templates = ["blank", "retrospective"] as const;
export const plans = ["pro", "team"] as const;
export const billingPeriods = ["month", "year"] as const;
export const cancellationReasons = ["too_expensive", "missing_feature", "not_used", "other"] as const;

export type Role = (typeof roles)[number];
export type Access = (typeof accesses)[number];
export type Template = (typeof templates)[number];
export type Plan = (typeof plans)[number];
export type BillingPeriod = (typeof billingPeriods)[number];
export type CancellationReason = (typeof cancellationReasons)[number];

export type Subscription = { plan: Plan; billingPeriod: BillingPeriod };

export type Profile = { name: string; timeZone: string };

export type Account = Profile & {
  id: string;
  isInvited: boolean;
  subscription: Subscription | null;
};

export type Board = { id: string; title: string; cards: string[] };
