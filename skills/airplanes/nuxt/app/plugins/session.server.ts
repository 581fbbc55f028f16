export default defineNuxtPlugin(async () => {
  const { account } = useSession()
  account.value = (await useRequestFetch()('/api/session')) ?? null
})
