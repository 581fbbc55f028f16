import { PostHog } from "posthog-node";

export type EventName =
  | "user_signed_up"
  | "user_logged_in"
  | "user_logged_out"
  | "profile_updated"
  | "board_created"
  | "item_shared"
  | "member_invited"
  | "checkout_started"
  | "subscription_started"
  | "payment_failed"
  | "subscription_cancelled";

type Properties = Record<string, string | number | boolean>;

let client: PostHog | undefined;
let warned = false;

function connect(): PostHog | undefined {
  const key = process.env.POSTHOG_API_KEY;
  if (!client && key) {
    client = new PostHog(key, { host: process.env.POSTHOG_HOST });
  } else if (!key && !warned && process.env.NODE_ENV !== "production") {
    warned = true;
    console.warn("POSTHOG_API_KEY is not set: no product event will be sent.");
  }
  return client;
}

/** Queues one event of the person with this id; it is sent in the background. */
export function captureEvent(
  person: string,
  event: EventName,
  properties: Properties = {},
): void {
  connect()?.capture({ distinctId: person, event, properties });
}

/** Sends what still waits; await it where the process shuts down. */
export async function flushEvents(): Promise<void> {
  await client?.shutdown(3_000);
}
