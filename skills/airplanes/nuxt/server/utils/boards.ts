import type { H3Event } from 'h3'

/** The board that the route names, if the account that sent the request may see it. */
export function requireBoard(event: H3Event): Board {
  const board = findBoard(getRouterParam(event, 'id') ?? '', requireAccount(event))
  if (!board) throw createError({ statusCode: 404, message: 'There is no such board.' })
  return board
}
