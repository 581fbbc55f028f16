import { getSecret } from "astro:env/server";
import { PostHog } from "posthog-node";

import type { EventProperties, ServerEvent } from "./events";

let client: PostHog | undefined;
let warned = false;

function connect(): PostHog | undefined {
  const key = getSecret("POSTHOG_API_KEY");
  if (!client && key) {
    client = new PostHog(key, { host: getSecret("POSTHOG_HOST") });
    process.once("SIGTERM", flushAndExit);
    process.once("SIGINT", flushAndExit);
  } else if (!key && !warned && import.meta.env.DEV) {
    warned = true;
    console.warn("POSTHOG_API_KEY is not set: no product event will be sent.");
  }
  return client;
}

/** Queues one event of the person with this id; it is sent in the background. */
export function captureEvent(person: string, event: ServerEvent, properties: EventProperties = {}): void {
  connect()?.capture({ distinctId: person, event, properties });
}

/** Sends what still waits. */
export async function flushEvents(): Promise<void> {
  await client?.shutdown(3_000);
}

/** The standalone server has no hook for its end, and a process that listens for a signal has to end by itself. */
async function flushAndExit(): Promise<void> {
  await flushEvents().finally(() => process.exit());
}
