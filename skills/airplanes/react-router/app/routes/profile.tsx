import { Form } from "react-router";

import type { Route } from "./+types/profile";
import { captureEvent } from "~/lib/analytics.server";
import { text } from "~/lib/forms.server";
import { accountContext } from "~/lib/session.server";
import { updateProfile } from "~/lib/store.server";

export function loader({ context }: Route.LoaderArgs) {
  const { email, name, company } = context.get(accountContext);
  return { email, name, company };
}

export async function action({ request, context }: Route.ActionArgs) {
  const account = context.get(accountContext);
  const form = await request.formData();

  const changed = updateProfile(account, { name: text(form, "name"), company: text(form, "company") });
  captureEvent(account.id, "profile_updated", { changed_fields: changed.length });
  return { saved: true };
}

export default function Profile({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <Form method="post">
      <h1>{loaderData.email}</h1>
      <label>
        Name <input name="name" defaultValue={loaderData.name} required />
      </label>
      <label>
        Company <input name="company" defaultValue={loaderData.company} required />
      </label>
      <button>Save profile</button>
      {actionData?.saved && <output>Your profile is saved.</output>}
    </Form>
  );
}
