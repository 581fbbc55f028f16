import { BILLING_PERIODS, PLANS } from '$lib/plans';
import { captureEvent } from '$lib/server/analytics';
import { readChoice } from '$lib/server/form';
import { requireAccount } from '$lib/server/session';
import { createCheckoutSession } from '$lib/server/stripe';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => {
	requireAccount();
	return { plan: url.searchParams.get('plan'), period: url.searchParams.get('period') };
};

export const actions = {
	default: async ({ request }) => {
		const account = requireAccount();
		const form = await request.formData();
		const plan = readChoice(form, 'plan', PLANS);
		const billingPeriod = readChoice(form, 'period', BILLING_PERIODS);

		const session = await createCheckoutSession({
			client_reference_id: account.id,
			metadata: { plan, billing_period: billingPeriod }
		});
		captureEvent(account.id, 'checkout_started', { plan, billing_period: billingPeriod });
		redirect(303, session.url);
	}
} satisfies Actions;
