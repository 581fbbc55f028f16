import { z } from 'zod'
import { captureEvent } from '~~/server/lib/analytics'

const Cancellation = z.object({ reason: z.enum(CANCELLATION_REASONS) })

export default defineEventHandler(async (event) => {
  const account = requireAccount(event)
  const { reason } = await readValidatedBody(event, Cancellation.parse)
  const subscription = findSubscription(account.id)
  if (!subscription) throw createError({ statusCode: 409, message: 'There is no subscription to cancel.' })

  cancelSubscription(subscription)
  captureEvent(account.id, 'subscription_cancelled', { plan: subscription.plan, reason })
  return null
})
