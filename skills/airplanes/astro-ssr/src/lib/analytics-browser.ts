import posthog from "posthog-js";

import type { BrowserEvent, EventProperties } from "./events";

const key: string | undefined = import.meta.env.PUBLIC_POSTHOG_KEY;

if (key) {
  posthog.init(key, { api_host: import.meta.env.PUBLIC_POSTHOG_HOST, defaults: "2026-05-30" });
} else if (import.meta.env.DEV) {
  console.warn("PUBLIC_POSTHOG_KEY is not set: no product event will be sent.");
}

/** Sends one event of the person who uses this browser. */
export function captureEvent(event: BrowserEvent, properties: EventProperties = {}): void {
  if (key) posthog.capture(event, properties);
}

/** Ties the events of this browser to a person, by the stable id that the server uses as well. */
export function identifyPerson(person: string): void {
  if (key) posthog.identify(person);
}

/** Forgets the person; call it when they log out. */
export function forgetPerson(): void {
  if (key) posthog.reset();
}
