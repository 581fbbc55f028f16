import { useAccount } from "@/components/account-context";
import { TextField } from "@/components/fields";
import type { Account } from "@/lib/model";
import { post } from "@/lib/post";

export default function ProfilePage() {
  const { account, setAccount } = useAccount();
  if (!account) return null;

  async function handleSave(formData: FormData) {
    setAccount(await post<Account>("/profile", Object.fromEntries(formData)));
  }

  return (
    <>
      <h1>{account.name || "Your profile"}</h1>
      <form action={handleSave}>
        <TextField label="Name" name="name" defaultValue={account.name} />
        <TextField label="Company" name="company" defaultValue={account.company} />
        <button>Save profile</button>
      </form>
    </>
  );
}
