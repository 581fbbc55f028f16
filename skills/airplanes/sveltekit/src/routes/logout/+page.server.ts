import { captureEvent } from '$lib/server/analytics';
import { endSession, requireAccount } from '$lib/server/session';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/');

export const actions = {
	default: ({ cookies }) => {
		const account = requireAccount();
		endSession(cookies);
		captureEvent(account.id, 'user_logged_out');
		redirect(303, '/');
	}
} satisfies Actions;
