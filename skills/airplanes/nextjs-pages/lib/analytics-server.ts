import "server-only";
import { PostHog } from "posthog-node";
import type { EventName, EventProperties } from "./events";

let client: PostHog | undefined;
let warned = false;

function connect(): PostHog | undefined {
  const key = process.env.POSTHOG_API_KEY;
  if (!client && key) {
    client = new PostHog(key, {
      host: process.env.POSTHOG_HOST,
      flushAt: 1,
      flushInterval: 0,
      requestTimeout: 2000,
      fetchRetryCount: 0,
    });
  } else if (!key && !warned && process.env.NODE_ENV !== "production") {
    warned = true;
    console.warn("POSTHOG_API_KEY is not set: no product event will be sent.");
  }
  return client;
}

/** Sends one event of the person with this id; await it before the function answers. */
export async function captureEvent(person: string, event: EventName, properties: EventProperties = {}): Promise<void> {
  await connect()?.captureImmediate({ distinctId: person, event, properties });
}
