"use client";

import { useRouter } from "next/navigation";
import { logOut } from "@/app/(auth)/actions";
import { captureEvent, forgetPerson } from "@/lib/analytics-browser";

export function LogOutButton() {
  const router = useRouter();

  async function handleLogOut() {
    await logOut();
    captureEvent("user_logged_out");
    forgetPerson();
    router.push("/login");
  }

  return <button onClick={handleLogOut}>Log out</button>;
}
