export default defineEventHandler((event) => {
  return listBoards(requireAccount(event)).map(({ id, title }) => ({ id, title }))
})
