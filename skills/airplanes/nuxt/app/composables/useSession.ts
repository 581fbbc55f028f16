import { captureEvent, forgetPerson, identifyPerson } from '~/lib/analytics'

interface Credentials {
  email: string
  password: string
}

export function useSession() {
  const account = useState<SessionAccount | null>('account', () => null)

  async function signUp(credentials: Credentials) {
    enter(await $fetch('/api/signup', { method: 'POST', body: credentials }))
  }

  async function logIn(credentials: Credentials) {
    enter(await $fetch('/api/login', { method: 'POST', body: credentials }))
  }

  async function logOut() {
    await $fetch('/api/logout', { method: 'POST' })
    captureEvent('user_logged_out')
    forgetPerson()
    account.value = null
  }

  function enter(known: SessionAccount) {
    account.value = known
    identifyPerson(known.id)
  }

  return { account, signUp, logIn, logOut }
}
