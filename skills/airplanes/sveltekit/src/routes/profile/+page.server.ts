import { captureEvent } from '$lib/server/analytics';
import { readText } from '$lib/server/form';
import { requireAccount } from '$lib/server/session';
import { updateProfile } from '$lib/server/store';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
	const { name, timezone } = requireAccount();
	return { name, timezone };
};

export const actions = {
	default: async ({ request }) => {
		const account = requireAccount();
		const form = await request.formData();
		const profile = { name: readText(form, 'name'), timezone: readText(form, 'timezone') };
		const changedFields = Number(profile.name !== account.name) + Number(profile.timezone !== account.timezone);

		updateProfile(account, profile);
		captureEvent(account.id, 'profile_updated', { changed_fields: changedFields });
		return { saved: true };
	}
} satisfies Actions;
