import { dev } from '$app/environment';
import { env } from '$env/dynamic/private';
import type { EventName, EventProperties } from '$lib/events';
import { PostHog } from 'posthog-node';

let client: PostHog | undefined;
let warned = false;

function connect(): PostHog | undefined {
	const key = env.POSTHOG_API_KEY;
	if (!client && key) {
		client = new PostHog(key, { host: env.POSTHOG_HOST });
	} else if (!key && !warned && dev) {
		warned = true;
		console.warn('POSTHOG_API_KEY is not set: no product event will be sent.');
	}
	return client;
}

/** Queues one event of the person with this id; it is sent in the background. */
export function captureEvent(person: string, event: EventName, properties: EventProperties = {}): void {
	connect()?.capture({ distinctId: person, event, properties });
}

/** Sends what still waits; await it where the process shuts down. */
export async function flushEvents(): Promise<void> {
	await client?.shutdown(3_000);
}
