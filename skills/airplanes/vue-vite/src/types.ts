export type Role = "editor" | "viewer";
export type Access = "view" | "edit";
export type Template = "blank" | "retrospective";
export type Plan = "pro" | "team";
export type BillingPeriod = "month" | "year";
export type CancellationReason = "too_expensive" | "missing_feature" | "not_used" | "other";

export type Subscription = { plan: Plan; billingPeriod: BillingPeriod };

export type Profile = { name: string; timeZone: string };

export type Account = Profile & {
  id: string;
  email: string;
  isInvited: boolean;
  subscription: Subscription | null;
};

export type Board = {
  id: string;
  title: string;
  cards: string[];
  members: { email: string; role: Role }[];
};
