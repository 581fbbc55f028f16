import { findSharedBoard } from '$lib/server/store';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params }) => {
	const { title, cards } = findSharedBoard(params.token) ?? error(404, 'There is no such board');
	return { title, cards };
};
