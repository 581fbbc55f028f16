import { PostHog } from 'posthog-node'

let client: PostHog | undefined
let warned = false

function connect(): PostHog | undefined {
  const { key, host } = useRuntimeConfig().analytics
  if (!client && key) {
    client = new PostHog(key, { host })
  } else if (!key && !warned && import.meta.dev) {
    warned = true
    console.warn('NUXT_ANALYTICS_KEY is not set: no product event will be sent.')
  }
  return client
}

/** Queues one event of the person with this id; it is sent in the background. */
export function captureEvent(person: string, event: EventName, properties: EventProperties = {}): void {
  connect()?.capture({ distinctId: person, event, properties })
}

/** Sends what still waits; await it where the process shuts down. */
export async function flushEvents(): Promise<void> {
  await client?.shutdown(3_000)
}
