import { CancelButton } from './cancel-button';

export default function BillingPage() {
  return (
    <main>
      <h1>Billing</h1>
      <CancelButton />
    </main>
  );
}
