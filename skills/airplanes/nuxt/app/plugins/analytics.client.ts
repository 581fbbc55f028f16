import { identifyPerson, startAnalytics } from '~/lib/analytics'

export default defineNuxtPlugin(() => {
  const { key, host } = useRuntimeConfig().public.analytics
  startAnalytics(key, host)

  const { account } = useSession()
  if (account.value) identifyPerson(account.value.id)
})
