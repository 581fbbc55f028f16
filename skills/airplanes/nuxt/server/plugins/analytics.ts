import { flushEvents } from '~~/server/lib/analytics'

export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('close', flushEvents)
})
