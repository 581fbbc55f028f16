export default defineEventHandler((event) => {
  endSession(event)
  return null
})
