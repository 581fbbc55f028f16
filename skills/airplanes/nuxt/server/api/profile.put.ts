import { z } from 'zod'
import { captureEvent } from '~~/server/lib/analytics'

const Profile = z.object({ name: z.string(), timezone: z.string() })

export default defineEventHandler(async (event) => {
  const account = requireAccount(event)
  const profile = await readValidatedBody(event, Profile.parse)
  const changedFields = Number(profile.name !== account.name) + Number(profile.timezone !== account.timezone)

  updateProfile(account, profile)
  captureEvent(account.id, 'profile_updated', { changed_fields: changedFields })
  return describeAccount(account)
})
