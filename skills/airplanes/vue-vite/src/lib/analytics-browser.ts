import posthog from "posthog-js";

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
  | "subscription_cancelled";

type Properties = Record<string, string | number | boolean>;

let started = false;

function start(): boolean {
  const key: string | undefined = import.meta.env.VITE_POSTHOG_KEY;
  if (!started) {
    started = true;
    if (key) {
      posthog.init(key, { api_host: import.meta.env.VITE_POSTHOG_HOST, defaults: "2026-05-30" });
    } else if (import.meta.env.DEV) {
      console.warn("VITE_POSTHOG_KEY is not set: no product event will be sent.");
    }
  }
  return Boolean(key);
}

/** Sends one event of the person who uses this browser. */
export function captureEvent(event: EventName, properties: Properties = {}): void {
  if (start()) posthog.capture(event, properties);
}

/** Ties the events of this browser to a person, by the stable id of the account. */
export function identifyPerson(person: string): void {
  if (start()) posthog.identify(person);
}

/** Forgets the person; call it when they log out. */
export function forgetPerson(): void {
  if (start()) posthog.reset();
}
