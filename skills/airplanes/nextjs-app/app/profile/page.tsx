import { TextField } from "@/components/fields";
import { requireAccount } from "@/lib/session";
import { updateProfile } from "./actions";

export default async function ProfilePage() {
  const account = await requireAccount();
  return (
    <>
      <h1>{account.name || "Your profile"}</h1>
      <form action={updateProfile}>
        <TextField label="Name" name="name" defaultValue={account.name} />
        <TextField label="Company" name="company" defaultValue={account.company} />
        <button>Save profile</button>
      </form>
    </>
  );
}
