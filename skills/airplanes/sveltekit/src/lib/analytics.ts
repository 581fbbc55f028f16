import { dev } from '$app/environment';
import { env } from '$env/dynamic/public';
import posthog from 'posthog-js';
import type { EventName, EventProperties } from './events';

let started = false;

/** Starts the SDK; called once, before the app hydrates. */
export function startAnalytics(): void {
	const key = env.PUBLIC_POSTHOG_KEY;
	if (key) {
		posthog.init(key, { api_host: env.PUBLIC_POSTHOG_HOST, defaults: '2026-05-30' });
		started = true;
	} else if (dev) {
		console.warn('PUBLIC_POSTHOG_KEY is not set: no product event will be sent.');
	}
}

/** Sends one event of the person who uses this browser. */
export function captureEvent(event: EventName, properties: EventProperties = {}): void {
	if (started) posthog.capture(event, properties);
}

/** Ties the events of this browser to a person, by the stable id that the server uses as well. */
export function identifyPerson(person: string): void {
	if (started) posthog.identify(person);
}

/** Forgets the person; call it when they log out. */
export function forgetPerson(): void {
	if (started) posthog.reset();
}
