export const plans = ['pro', 'team'] as const;
export const billingPeriods = ['month', 'year'] as const;
export const cancelReasons = [
  'too_expensive',
  'missing_feature',
  'not_used',
  'other',
] as const;
export const templates = ['kanban', 'retrospective'] as const;
export const linkAccess = ['view', 'edit'] as const;
export const memberRoles = ['editor', 'viewer'] as const;

export type Plan = (typeof plans)[number];
export type BillingPeriod = (typeof billingPeriods)[number];
export type CancelReason = (typeof cancelReasons)[number];
export type Template = (typeof templates)[number];
export type LinkAccess = (typeof linkAccess)[number];
export type MemberRole = (typeof memberRoles)[number];

export interface Profile {
  name: string;
  timezone: string;
}

export interface Account extends Profile {
  id: string;
  email: string;
}

export interface Board {
  id: string;
  ownerId: string;
  title: string;
  columns: string[];
  link?: { token: string; access: LinkAccess };
}

export interface Invitation {
  boardId: string;
  email: string;
  role: MemberRole;
}

export interface Subscription {
  plan: Plan;
  billingPeriod: BillingPeriod;
  status: 'active' | 'past_due';
}
