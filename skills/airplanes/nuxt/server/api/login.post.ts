import { z } from 'zod'
import { captureEvent } from '~~/server/lib/analytics'

const Credentials = z.object({ email: z.string(), password: z.string() })

export default defineEventHandler(async (event) => {
  const { email } = await readValidatedBody(event, Credentials.parse)
  const account = findAccountByEmail(email)
  if (!account) {
    throw createError({ statusCode: 401, message: 'Nobody is known by this e-mail address and password.' })
  }

  startSession(event, account)
  captureEvent(account.id, 'user_logged_in', { method: 'password' })
  return describeAccount(account)
})
