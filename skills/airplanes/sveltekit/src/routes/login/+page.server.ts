import { captureEvent } from '$lib/server/analytics';
import { readText } from '$lib/server/form';
import { startSession } from '$lib/server/session';
import { findAccountByEmail } from '$lib/server/store';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions } from './$types';

export const actions = {
	default: async ({ request, cookies }) => {
		const email = readText(await request.formData(), 'email');
		const account = findAccountByEmail(email);
		if (!account) return fail(401, { email, message: 'Nobody is known by this e-mail address and password.' });

		startSession(cookies, account);
		captureEvent(account.id, 'user_logged_in', { method: 'password' });
		redirect(303, '/boards');
	}
} satisfies Actions;
