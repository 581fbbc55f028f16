import { notFound } from "next/navigation";
import { findCheckoutSession } from "@/lib/billing";
import { requireAccount } from "@/lib/session";

export default async function CheckoutPage({ params }: { params: Promise<{ id: string }> }) {
  const account = await requireAccount();
  const session = findCheckoutSession((await params).id);
  if (session?.accountId !== account.id) notFound();
  return <p>The payment provider takes over here for {session.plan}; nothing is charged.</p>;
}
