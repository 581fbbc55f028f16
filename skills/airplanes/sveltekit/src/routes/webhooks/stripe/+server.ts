import { captureEvent } from '$lib/server/analytics';
import { createSubscription, findAccount } from '$lib/server/store';
import type { StripeEvent } from '$lib/server/stripe';
import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request }) => {
	const event: StripeEvent = await request.json();
	const account = findAccount(event.data.object.client_reference_id);
	if (!account) error(404, 'There is no such account');

	switch (event.type) {
		case 'checkout.session.completed': {
			const { plan, billing_period: billingPeriod } = event.data.object.metadata;
			createSubscription({ accountId: account.id, plan, billingPeriod });
			captureEvent(account.id, 'subscription_started', { plan, billing_period: billingPeriod });
			break;
		}
		case 'invoice.payment_failed':
			captureEvent(account.id, 'payment_failed', { attempt_number: event.data.object.attempt_count });
			break;
	}
	return json({ received: true });
};
