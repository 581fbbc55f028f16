import { getSecret } from "astro:env/server";
import { PostHog } from "posthog-node";

import type { EventProperties, ServerEvent } from "./events";

let client: PostHog | undefined;
let warned = false;

function connect(): PostHog | undefined {
  const key = getSecret("POSTHOG_API_KEY");
  if (!client && key) {
    client = new PostHog(key, {
      host: getSecret("POSTHOG_HOST"),
      flushAt: 1,
      flushInterval: 0,
      requestTimeout: 2000,
      fetchRetryCount: 0,
    });
  } else if (!key && !warned && import.meta.env.DEV) {
    warned = true;
    console.warn("POSTHOG_API_KEY is not set: no product event will be sent.");
  }
  return client;
}

/** Sends one event of the person with this id; await it before the answer leaves. */
export async function captureEvent(
  person: string,
  event: ServerEvent,
  properties: EventProperties = {},
): Promise<void> {
  await connect()?.captureImmediate({ distinctId: person, event, properties });
}
