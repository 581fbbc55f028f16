import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Identity } from "@/components/identity";
import { LogOutButton } from "@/components/log-out-button";
import { currentAccount } from "@/lib/session";

export const metadata: Metadata = { title: "Planboard" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const account = await currentAccount();
  return (
    <html lang="en">
      <body>
        <Identity accountId={account?.id} />
        <nav>
          <Link href="/">Planboard</Link> <Link href="/pricing">Pricing</Link>{" "}
          {account ? (
            <>
              <Link href="/boards">Boards</Link> <Link href="/profile">Profile</Link>{" "}
              <Link href="/billing">Billing</Link> <LogOutButton />
            </>
          ) : (
            <>
              <Link href="/login">Log in</Link> <Link href="/signup">Sign up</Link>
            </>
          )}
        </nav>
        <main>{children}</main>
      </body>
    </html>
  );
}
