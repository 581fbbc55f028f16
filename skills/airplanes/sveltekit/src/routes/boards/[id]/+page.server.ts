import { ACCESS_LEVELS, ROLES } from '$lib/boards';
import { captureEvent } from '$lib/server/analytics';
import { readChoice, readText } from '$lib/server/form';
import { requireAccount } from '$lib/server/session';
import { createInvitation, findBoard, shareBoard } from '$lib/server/store';
import { error, fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params }) => {
	const { title, cards } = requireBoard(params.id);
	return { title, cards };
};

export const actions = {
	share: async ({ request, params }) => {
		const board = requireBoard(params.id);
		const access = readChoice(await request.formData(), 'access', ACCESS_LEVELS);
		return { shared: { path: shareBoard(board, access), access } };
	},

	invite: async ({ request, params }) => {
		const account = requireAccount();
		const board = requireBoard(params.id);
		const form = await request.formData();
		const email = readText(form, 'email');
		const role = readChoice(form, 'role', ROLES);
		if (!email.includes('@')) return fail(400, { message: 'This is no e-mail address.' });

		createInvitation(board, email, role);
		captureEvent(account.id, 'member_invited', { role });
		return { invited: email };
	}
} satisfies Actions;

function requireBoard(id: string) {
	return findBoard(id, requireAccount()) ?? error(404, 'There is no such board');
}
