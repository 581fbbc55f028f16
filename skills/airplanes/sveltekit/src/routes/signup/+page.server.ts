import { captureEvent } from '$lib/server/analytics';
import { readText } from '$lib/server/form';
import { startSession } from '$lib/server/session';
import { createAccount, findAccountByEmail, findInvitation } from '$lib/server/store';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions } from './$types';

export const actions = {
	default: async ({ request, cookies }) => {
		const email = readText(await request.formData(), 'email');
		if (!email.includes('@')) return fail(400, { email, message: 'This is no e-mail address.' });
		if (findAccountByEmail(email)) return fail(409, { email, message: 'There is an account with this e-mail address.' });

		const account = createAccount(email);
		startSession(cookies, account);
		captureEvent(account.id, 'user_signed_up', {
			method: 'password',
			is_invited: findInvitation(email) !== undefined
		});
		redirect(303, '/boards');
	}
} satisfies Actions;
