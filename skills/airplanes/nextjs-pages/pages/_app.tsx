import type { AppProps } from "next/app";
import Head from "next/head";
import { AccountProvider } from "@/components/account-context";
import { Navigation } from "@/components/navigation";

export default function App({ Component, pageProps }: AppProps) {
  return (
    <AccountProvider>
      <Head>
        <title>Planboard</title>
      </Head>
      <Navigation />
      <main>
        <Component {...pageProps} />
      </main>
    </AccountProvider>
  );
}
