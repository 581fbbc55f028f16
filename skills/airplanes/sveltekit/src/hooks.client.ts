import type { ClientInit } from '@sveltejs/kit';
import { startAnalytics } from '$lib/analytics';

export const init: ClientInit = () => {
	startAnalytics();
};
