import { z } from "zod";
import { saveProfile } from "@/lib/accounts";
import { captureEvent } from "@/lib/analytics-server";
import { withAccount } from "@/lib/with-account";

const Profile = z.object({ name: z.string(), company: z.string() });

export default withAccount(async function updateProfile(req, res, account) {
  const changedFields = saveProfile(account, Profile.parse(req.body));
  await captureEvent(account.id, "profile_updated", { changed_fields: changedFields });
  res.json(account);
});
