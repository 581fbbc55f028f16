"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { saveProfile } from "@/lib/accounts";
import { captureEvent } from "@/lib/analytics-server";
import { requireAccount } from "@/lib/session";

const Profile = z.object({ name: z.string(), company: z.string() });

export async function updateProfile(formData: FormData): Promise<void> {
  const account = await requireAccount();
  const changedFields = saveProfile(account, Profile.parse(Object.fromEntries(formData)));
  await captureEvent(account.id, "profile_updated", { changed_fields: changedFields });
  refresh();
}
