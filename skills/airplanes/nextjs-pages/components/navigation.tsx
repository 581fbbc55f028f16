import Link from "next/link";
import { useAccount } from "./account-context";
import { LogOutButton } from "./log-out-button";

export function Navigation() {
  const { account } = useAccount();
  return (
    <nav>
      <Link href="/">Planboard</Link> <Link href="/pricing">Pricing</Link>{" "}
      {account ? (
        <>
          <Link href="/boards">Boards</Link> <Link href="/profile">Profile</Link> <Link href="/billing">Billing</Link>{" "}
          <LogOutButton />
        </>
      ) : (
        <>
          <Link href="/login">Log in</Link> <Link href="/signup">Sign up</Link>
        </>
      )}
    </nav>
  );
}
