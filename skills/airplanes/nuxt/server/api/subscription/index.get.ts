export default defineEventHandler((event) => {
  return findSubscription(requireAccount(event).id) ?? null
})
