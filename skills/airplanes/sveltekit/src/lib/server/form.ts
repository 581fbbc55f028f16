import { error } from '@sveltejs/kit';

export function readText(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.trim() : '';
}

/** The chosen option; anything that the form does not offer is refused. */
export function readChoice<T extends string>(form: FormData, name: string, options: readonly T[]): T {
	const value = readText(form, name);
	return options.find((option) => option === value) ?? error(400, `Unknown ${name}`);
}
