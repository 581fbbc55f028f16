import { useRouter } from "next/router";
import { roles } from "@/lib/model";
import { post } from "@/lib/post";
import { ChoiceField, TextField } from "./fields";

export function InviteForm({ boardId }: { boardId: string }) {
  const router = useRouter();

  async function handleInvite(formData: FormData) {
    await post(`/boards/${boardId}/invitations`, Object.fromEntries(formData));
    router.replace(router.asPath);
  }

  return (
    <form action={handleInvite}>
      <TextField label="E-mail" name="email" type="email" required />
      <ChoiceField label="Role" name="role" options={roles} />
      <button>Invite</button>
    </form>
  );
}
