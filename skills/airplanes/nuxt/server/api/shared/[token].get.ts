export default defineEventHandler((event) => {
  const board = findSharedBoard(getRouterParam(event, 'token') ?? '')
  if (!board) throw createError({ statusCode: 404, message: 'There is no such board.' })
  return { title: board.title, cards: board.cards }
})
