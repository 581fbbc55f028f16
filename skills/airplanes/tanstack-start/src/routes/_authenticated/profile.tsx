import { createFileRoute, useRouter } from "@tanstack/react-router";
import { useServerFn } from "@tanstack/react-start";
import { useState } from "react";

import { updateProfile } from "~/functions/account";
import { useFormAction } from "~/lib/forms";

export const Route = createFileRoute("/_authenticated/profile")({ component: Profile });

function Profile() {
  const { account } = Route.useRouteContext();
  const router = useRouter();
  const [isSaved, setIsSaved] = useState(false);
  const callUpdateProfile = useServerFn(updateProfile);
  const [error, submit] = useFormAction(async (form) => {
    await callUpdateProfile({ data: form });
    await router.invalidate();
    setIsSaved(true);
  });

  return (
    <form action={submit}>
      <h1>{account.email}</h1>
      <label>
        Name <input name="name" defaultValue={account.name} required />
      </label>
      <label>
        Company <input name="company" defaultValue={account.company} required />
      </label>
      {error && <p role="alert">{error}</p>}
      <button>Save profile</button>
      {isSaved && <output>Your profile is saved.</output>}
    </form>
  );
}
