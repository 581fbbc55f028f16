import { TEMPLATES } from '$lib/boards';
import { captureEvent } from '$lib/server/analytics';
import { readText } from '$lib/server/form';
import { requireAccount } from '$lib/server/session';
import { createBoard, listBoards } from '$lib/server/store';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
	return { boards: listBoards(requireAccount()).map(({ id, title }) => ({ id, title })) };
};

export const actions = {
	default: async ({ request }) => {
		const account = requireAccount();
		const form = await request.formData();
		const title = readText(form, 'title');
		const cards = TEMPLATES.get(readText(form, 'template'));
		if (!title) return fail(400, { message: 'A board needs a title.' });

		const board = createBoard(account.id, title, cards);
		captureEvent(account.id, 'board_created', { from_template: cards !== undefined });
		redirect(303, `/boards/${board.id}`);
	}
} satisfies Actions;
