import type { GetServerSideProps } from "next";
import { findCheckoutSession } from "@/lib/billing";
import type { CheckoutSession } from "@/lib/model";
import { currentAccount } from "@/lib/session";

type Props = { session: CheckoutSession };

export const getServerSideProps: GetServerSideProps<Props> = async ({ req, params }) => {
  const session = findCheckoutSession(String(params?.id));
  if (!session || session.accountId !== currentAccount(req)?.id) return { notFound: true };
  return { props: { session } };
};

export default function CheckoutPage({ session }: Props) {
  return <p>The payment provider takes over here for {session.plan}; nothing is charged.</p>;
}
