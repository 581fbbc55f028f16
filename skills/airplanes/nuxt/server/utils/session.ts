import type { H3Event } from 'h3'

const COOKIE = 'session'
const sessions = new Map<string, string>()

declare module 'h3' {
  interface H3EventContext {
    account?: Account
  }
}

export function readSession(event: H3Event): Account | undefined {
  return findAccount(sessions.get(getCookie(event, COOKIE) ?? ''))
}

export function startSession(event: H3Event, account: Account): void {
  const token = crypto.randomUUID()
  sessions.set(token, account.id)
  setCookie(event, COOKIE, token, { httpOnly: true, sameSite: 'lax', secure: !import.meta.dev })
}

export function endSession(event: H3Event): void {
  sessions.delete(getCookie(event, COOKIE) ?? '')
  deleteCookie(event, COOKIE)
}

/** The account that sent the request; strangers are refused. */
export function requireAccount(event: H3Event): Account {
  if (!event.context.account) throw createError({ statusCode: 401, message: 'Please log in.' })
  return event.context.account
}

export function describeAccount({ id, name, timezone }: Account): SessionAccount {
  return { id, name, timezone }
}
