import type { GetServerSideProps } from "next";
import Link from "next/link";
import { useRouter } from "next/router";
import { ChoiceField, TextField } from "@/components/fields";
import { boardsOf } from "@/lib/boards";
import { templates, type Board } from "@/lib/model";
import { post } from "@/lib/post";
import { currentAccount } from "@/lib/session";

type Props = { boards: Board[] };

export const getServerSideProps: GetServerSideProps<Props> = async ({ req }) => {
  const account = currentAccount(req);
  if (!account) return { redirect: { destination: "/login", permanent: false } };
  return { props: { boards: boardsOf(account) } };
};

export default function BoardsPage({ boards }: Props) {
  const router = useRouter();

  async function handleCreate(formData: FormData) {
    const board = await post<Board>("/boards", Object.fromEntries(formData));
    router.push(`/boards/${board.id}`);
  }

  return (
    <>
      <h1>Your boards</h1>
      <ul>
        {boards.map((board) => (
          <li key={board.id}>
            <Link href={`/boards/${board.id}`}>{board.title}</Link>
          </li>
        ))}
      </ul>
      <form action={handleCreate}>
        <TextField label="Title" name="title" required />
        <ChoiceField label="Template" name="template" options={templates} />
        <button>Create board</button>
      </form>
    </>
  );
}
