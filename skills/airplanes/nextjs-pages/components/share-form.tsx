import { useRouter } from "next/router";
import { captureEvent } from "@/lib/analytics-browser";
import { accesses, type Access } from "@/lib/model";
import { post } from "@/lib/post";
import { ChoiceField } from "./fields";

export function ShareForm({ boardId }: { boardId: string }) {
  const router = useRouter();

  async function handleShare(formData: FormData) {
    const access = formData.get("access") as Access;
    await post(`/boards/${boardId}/share`, { access });
    captureEvent("item_shared", { access });
    router.replace(router.asPath);
  }

  return (
    <form action={handleShare}>
      <ChoiceField label="Access" name="access" options={accesses} />
      <button>Share</button>
    </form>
  );
}
