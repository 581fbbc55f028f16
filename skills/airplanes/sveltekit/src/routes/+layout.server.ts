import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { account } }) => {
	return { account: account && { id: account.id, name: account.name } };
};
