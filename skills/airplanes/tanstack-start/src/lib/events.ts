export type ServerEvent =
  | "user_signed_up"
  | "user_logged_in"
  | "user_logged_out"
  | "profile_updated"
  | "board_created"
  | "member_invited"
  | "checkout_started"
  | "subscription_started"
  | "payment_failed"
  | "subscription_cancelled";

export type BrowserEvent = "pricing_viewed" | "item_shared";

export type EventProperties = Record<string, string | number | boolean>;
