import { z } from 'zod'

const Sharing = z.object({ access: z.enum(ACCESS_LEVELS) })

export default defineEventHandler(async (event) => {
  const board = requireBoard(event)
  const { access } = await readValidatedBody(event, Sharing.parse)
  return { path: shareBoard(board, access) }
})
