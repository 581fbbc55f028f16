import { z } from 'zod'
import { captureEvent } from '~~/server/lib/analytics'

const Draft = z.object({ title: z.string().min(1), template: z.string() })

export default defineEventHandler(async (event) => {
  const account = requireAccount(event)
  const { title, template } = await readValidatedBody(event, Draft.parse)
  const cards = TEMPLATES.get(template)

  const board = createBoard(account.id, title, cards)
  captureEvent(account.id, 'board_created', { from_template: cards !== undefined })
  setResponseStatus(event, 201)
  return { id: board.id }
})
