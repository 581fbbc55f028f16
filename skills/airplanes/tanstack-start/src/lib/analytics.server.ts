import { PostHog } from "posthog-node";

import type { EventProperties, ServerEvent } from "./events";

let client: PostHog | undefined;
let warned = false;

function connect(): PostHog | undefined {
  const key = process.env.POSTHOG_API_KEY;
  if (!client && key) {
    client = new PostHog(key, { host: process.env.POSTHOG_HOST });
    process.once("SIGTERM", flushEvents);
    process.once("SIGINT", flushEvents);
  } else if (!key && !warned && process.env.NODE_ENV !== "production") {
    warned = true;
    console.warn("POSTHOG_API_KEY is not set: no product event will be sent.");
  }
  return client;
}

/** Queues one event of the person with this id; it is sent in the background. */
export function captureEvent(person: string, event: ServerEvent, properties: EventProperties = {}): void {
  connect()?.capture({ distinctId: person, event, properties });
}

/** Sends what still waits. The server closes on the same signals, and leaves the process to end once this is done. */
export async function flushEvents(): Promise<void> {
  await client?.shutdown(3_000);
}
