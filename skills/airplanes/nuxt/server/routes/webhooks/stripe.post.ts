import { captureEvent } from '~~/server/lib/analytics'

export default defineEventHandler(async (event) => {
  const stripeEvent = await readBody<StripeEvent>(event)
  const account = findAccount(stripeEvent.data.object.client_reference_id)
  if (!account) throw createError({ statusCode: 404, message: 'There is no such account.' })

  switch (stripeEvent.type) {
    case 'checkout.session.completed': {
      const { plan, billing_period: billingPeriod } = stripeEvent.data.object.metadata
      createSubscription({ accountId: account.id, plan, billingPeriod })
      captureEvent(account.id, 'subscription_started', { plan, billing_period: billingPeriod })
      break
    }
    case 'invoice.payment_failed':
      captureEvent(account.id, 'payment_failed', { attempt_number: stripeEvent.data.object.attempt_count })
      break
  }
  return { received: true }
})
