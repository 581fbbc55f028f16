import posthog from 'posthog-js'

let started = false

/** Starts the SDK; called once, before the app is mounted. */
export function startAnalytics(key: string, host: string): void {
  if (key) {
    posthog.init(key, { api_host: host, defaults: '2026-05-30' })
    started = true
  } else if (import.meta.dev) {
    console.warn('NUXT_PUBLIC_ANALYTICS_KEY is not set: no product event will be sent.')
  }
}

/** Sends one event of the person who uses this browser. */
export function captureEvent(event: EventName, properties: EventProperties = {}): void {
  if (started) posthog.capture(event, properties)
}

/** Ties the events of this browser to a person, by the stable id that the server uses as well. */
export function identifyPerson(person: string): void {
  if (started) posthog.identify(person)
}

/** Forgets the person; call it when they log out. */
export function forgetPerson(): void {
  if (started) posthog.reset()
}
