import { Form, useActionData } from "react-router";

import type { updateProfile } from "../actions/account";
import { useAccount } from "../lib/session";

export function ProfilePage() {
  const account = useAccount();
  const outcome = useActionData<typeof updateProfile>();
  return (
    <Form method="post">
      <h1>Your profile</h1>
      <label htmlFor="name">Name</label>
      <input id="name" name="name" defaultValue={account?.name} required />
      <label htmlFor="timeZone">Time zone</label>
      <input id="timeZone" name="timeZone" defaultValue={account?.timeZone} required />
      <button>Save profile</button>
      {outcome && <p role="status">{"error" in outcome ? outcome.error : "Profile saved."}</p>}
    </Form>
  );
}
