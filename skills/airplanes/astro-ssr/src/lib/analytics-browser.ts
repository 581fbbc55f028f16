import { PUBLIC_POSTHOG_HOST, PUBLIC_POSTHOG_KEY } from "astro:env/client";
import posthog from "posthog-js";

import type { BrowserEvent, EventProperties } from "./events";

if (PUBLIC_POSTHOG_KEY) {
  posthog.init(PUBLIC_POSTHOG_KEY, { api_host: PUBLIC_POSTHOG_HOST, defaults: "2026-05-30" });
} else if (import.meta.env.DEV) {
  console.warn("PUBLIC_POSTHOG_KEY is not set: no product event will be sent.");
}

/** Sends one event of the person who uses this browser. */
export function captureEvent(event: BrowserEvent, properties: EventProperties = {}): void {
  if (PUBLIC_POSTHOG_KEY) posthog.capture(event, properties);
}

/** Ties the events of this browser to a person, by the stable id that the server uses as well. */
export function identifyPerson(person: string): void {
  if (PUBLIC_POSTHOG_KEY) posthog.identify(person);
}

/** Forgets the person; call it when they log out. */
export function forgetPerson(): void {
  if (PUBLIC_POSTHOG_KEY) posthog.reset();
}
