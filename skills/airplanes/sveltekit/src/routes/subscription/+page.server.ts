import { CANCELLATION_REASONS } from '$lib/plans';
import { captureEvent } from '$lib/server/analytics';
import { readChoice } from '$lib/server/form';
import { requireAccount } from '$lib/server/session';
import { cancelSubscription, findSubscription } from '$lib/server/store';
import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
	return { plan: findSubscription(requireAccount().id)?.plan };
};

export const actions = {
	cancel: async ({ request }) => {
		const account = requireAccount();
		const reason = readChoice(await request.formData(), 'reason', CANCELLATION_REASONS);
		const subscription = findSubscription(account.id);
		if (!subscription) return fail(409, { message: 'There is no subscription to cancel.' });

		cancelSubscription(subscription);
		captureEvent(account.id, 'subscription_cancelled', { plan: subscription.plan, reason });
		return { cancelled: true };
	}
} satisfies Actions;
