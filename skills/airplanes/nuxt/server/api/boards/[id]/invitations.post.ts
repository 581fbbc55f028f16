import { z } from 'zod'
import { captureEvent } from '~~/server/lib/analytics'

const Invitation = z.object({ email: z.email(), role: z.enum(ROLES) })

export default defineEventHandler(async (event) => {
  const account = requireAccount(event)
  const board = requireBoard(event)
  const { email, role } = await readValidatedBody(event, Invitation.parse)

  createInvitation(board, email, role)
  captureEvent(account.id, 'member_invited', { role })
  setResponseStatus(event, 201)
  return { email, role }
})
