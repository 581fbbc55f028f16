import { z } from 'zod'
import { captureEvent } from '~~/server/lib/analytics'

const Order = z.object({ plan: z.enum(PLANS), billingPeriod: z.enum(BILLING_PERIODS) })

export default defineEventHandler(async (event) => {
  const account = requireAccount(event)
  const { plan, billingPeriod } = await readValidatedBody(event, Order.parse)

  const session = await createCheckoutSession({
    client_reference_id: account.id,
    metadata: { plan, billing_period: billingPeriod },
  })
  captureEvent(account.id, 'checkout_started', { plan, billing_period: billingPeriod })
  return { url: session.url }
})
