import type { Account } from '$lib/server/store';

declare global {
	namespace App {
		interface Locals {
			account: Account | undefined;
		}
	}
}

export {};
