"use client";

import { useRouter } from "next/navigation";
import { logOut } from "@/app/(auth)/actions";
import { forgetPerson } from "@/lib/analytics-browser";

export function LogOutButton() {
  const router = useRouter();

  async function handleLogOut() {
    await logOut();
    forgetPerson();
    router.push("/login");
  }

  return <button onClick={handleLogOut}>Log out</button>;
}
