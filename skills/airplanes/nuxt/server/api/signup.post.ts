import { z } from 'zod'
import { captureEvent } from '~~/server/lib/analytics'

const Credentials = z.object({ email: z.email(), password: z.string().min(1) })

export default defineEventHandler(async (event) => {
  const { email } = await readValidatedBody(event, Credentials.parse)
  if (findAccountByEmail(email)) {
    throw createError({ statusCode: 409, message: 'There is an account with this e-mail address.' })
  }

  const account = createAccount(email)
  startSession(event, account)
  captureEvent(account.id, 'user_signed_up', {
    method: 'password',
    is_invited: findInvitation(email) !== undefined,
  })
  return describeAccount(account)
})
