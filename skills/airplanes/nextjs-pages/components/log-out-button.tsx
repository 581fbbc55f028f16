import { useRouter } from "next/router";
import { captureEvent, forgetPerson } from "@/lib/analytics-browser";
import { post } from "@/lib/post";
import { useAccount } from "./account-context";

export function LogOutButton() {
  const router = useRouter();
  const { setAccount } = useAccount();

  async function handleLogOut() {
    await post("/logout");
    captureEvent("user_logged_out");
    forgetPerson();
    setAccount(null);
    router.push("/login");
  }

  return <button onClick={handleLogOut}>Log out</button>;
}
