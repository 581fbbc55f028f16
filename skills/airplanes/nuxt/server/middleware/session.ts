export default defineEventHandler((event) => {
  event.context.account = readSession(event)
})
