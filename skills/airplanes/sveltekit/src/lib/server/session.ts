import { getRequestEvent } from '$app/server';
import { redirect, type Cookies } from '@sveltejs/kit';
import { findAccount, type Account } from './store';

const COOKIE = 'session';
const sessions = new Map<string, string>();

export function readSession(cookies: Cookies): Account | undefined {
	return findAccount(sessions.get(cookies.get(COOKIE) ?? ''));
}

export function startSession(cookies: Cookies, account: Account): void {
	const token = crypto.randomUUID();
	sessions.set(token, account.id);
	cookies.set(COOKIE, token, { path: '/' });
}

export function endSession(cookies: Cookies): void {
	sessions.delete(cookies.get(COOKIE) ?? '');
	cookies.delete(COOKIE, { path: '/' });
}

/** The account of the request that is being answered; strangers are sent to the login page. */
export function requireAccount(): Account {
	const { locals } = getRequestEvent();
	return locals.account ?? redirect(303, '/login');
}
