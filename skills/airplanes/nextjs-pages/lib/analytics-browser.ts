import posthog from "posthog-js";
import type { EventName, EventProperties } from "./events";

const key = process.env.NEXT_PUBLIC_POSTHOG_KEY;

/** Starts the client; instrumentation-client.ts calls it before the app becomes interactive. */
export function startAnalytics(): void {
  if (key) {
    posthog.init(key, { api_host: process.env.NEXT_PUBLIC_POSTHOG_HOST, defaults: "2026-05-30" });
  } else if (process.env.NODE_ENV !== "production") {
    console.warn("NEXT_PUBLIC_POSTHOG_KEY is not set: no product event will be sent.");
  }
}

/** Sends one event of the person who uses this browser. */
export function captureEvent(event: EventName, properties: EventProperties = {}): void {
  if (key) posthog.capture(event, properties);
}

/** Ties the events of this browser to a person, by the id that the server uses as well. */
export function identifyPerson(person: string): void {
  if (key) posthog.identify(person);
}

/** Forgets the person; call it when they log out. */
export function forgetPerson(): void {
  if (key) posthog.reset();
}
