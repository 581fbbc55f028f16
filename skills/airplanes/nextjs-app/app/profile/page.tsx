import { updateProfile } from "./actions";
import { requireAccount } from "@/lib/session";

export default async function ProfilePage() {
  const account = await requireAccount();
  return (
    <>
      <h1>{account.name || "Your profile"}</h1>
      <form action={updateProfile}>
        <label>
          Name <input name="name" defaultValue={account.name} />
        </label>
        <label>
          Company <input name="company" defaultValue={account.company} />
        </label>
        <button>Save profile</button>
      </form>
    </>
  );
}
