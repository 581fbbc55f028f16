'use client';

import { useState, type FormEvent } from 'react';

export function InviteForm() {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState('member');
  const [message, setMessage] = useState('');

  async function handleSubmit(event: FormEvent) {
    event.preventDefault();
    const response = await fetch('/api/invitations', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, role }),
    });
    if (!response.ok) {
      setMessage('The invitation was not sent.');
      return;
    }
    setEmail('');
    setMessage('The invitation is on its way.');
  }

  return (
    <form onSubmit={handleSubmit}>
      <label>
        E-mail <input type="email" value={email} onChange={(event) => setEmail(event.target.value)} required />
      </label>
      <select aria-label="Role" value={role} onChange={(event) => setRole(event.target.value)}>
        <option value="member">Member</option>
        <option value="owner">Owner</option>
      </select>
      <button type="submit">Invite</button>
      <p role="status">{message}</p>
    </form>
  );
}
