export const templates = ["empty", "retrospective"] as const;
export const accesses = ["view", "edit"] as const;
export const roles = ["editor", "viewer"] as const;
export const plans = ["pro", "team"] as const;
export const billingPeriods = ["month", "year"] as const;
export const cancellationReasons = ["too_expensive", "missing_features", "not_used", "other"] as const;

export type Template = (typeof templates)[number];
export type Access = (typeof accesses)[number];
export type Role = (typeof roles)[number];
export type Plan = (typeof plans)[number];
export type BillingPeriod = (typeof billingPeriods)[number];

export type Profile = { name: string; company: string };
export type Account = { id: string; email: string } & Profile;
export type Board = { id: string; ownerId: string; title: string; cards: string[]; access?: Access };
export type Invitation = { boardId: string; email: string; role: Role };
export type CheckoutSession = { id: string; accountId: string; plan: Plan; billingPeriod: BillingPeriod };
export type Subscription = { plan: Plan; billingPeriod: BillingPeriod; isPastDue: boolean };
