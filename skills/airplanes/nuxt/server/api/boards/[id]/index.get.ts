export default defineEventHandler((event) => {
  const { title, cards } = requireBoard(event)
  return { title, cards }
})
