import PostHog from "posthog-react-native";

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

const key = process.env.EXPO_PUBLIC_POSTHOG_KEY;
const posthog = key ? new PostHog(key, { host: process.env.EXPO_PUBLIC_POSTHOG_HOST }) : undefined;

if (!key && __DEV__) console.warn("EXPO_PUBLIC_POSTHOG_KEY is not set: no product event will be sent.");

/** Sends one event of the person who uses this app. */
export function captureEvent(event: EventName, properties: Properties = {}): void {
  posthog?.capture(event, properties);
}

/** Ties the events of this app to a person, by the stable id of the account. */
export function identifyPerson(person: string): void {
  posthog?.identify(person);
}

/** Forgets the person; call it when they log out. */
export function forgetPerson(): void {
  posthog?.reset();
}
