import Link from 'next/link';

export default function HomePage() {
  return (
    <main>
      <h1>Plan work together</h1>
      <Link href="/sign-up">Create an account</Link> <Link href="/pricing">Pricing</Link>
    </main>
  );
}
