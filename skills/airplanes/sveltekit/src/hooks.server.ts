import type { Handle, ServerInit } from '@sveltejs/kit';
import { flushEvents } from '$lib/server/analytics';
import { readSession } from '$lib/server/session';

export const init: ServerInit = () => {
	process.on('sveltekit:shutdown', flushEvents);
};

export const handle: Handle = ({ event, resolve }) => {
	event.locals.account = readSession(event.cookies);
	return resolve(event);
};
