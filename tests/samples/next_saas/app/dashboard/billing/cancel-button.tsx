'use client';

import { useRouter } from 'next/navigation';

export function CancelButton() {
  const router = useRouter();

  async function handleCancel() {
    if (!window.confirm('Cancel the subscription?')) {
      return;
    }
    const response = await fetch('/api/billing/cancel', { method: 'POST' });
    if (response.ok) {
      router.refresh();
    }
  }

  return <button onClick={handleCancel}>Cancel subscription</button>;
}
