export type EventName =
  | "user_signed_up"
  | "user_logged_in"
  | "user_logged_out"
  | "profile_updated"
  | "board_created"
  | "item_shared"
  | "member_invited"
  | "pricing_viewed"
  | "checkout_started"
  | "subscription_started"
  | "payment_failed"
  | "subscription_cancelled";

export type EventProperties = Record<string, string | number | boolean>;
