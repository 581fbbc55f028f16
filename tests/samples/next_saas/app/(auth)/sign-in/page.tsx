'use client';

import { useActionState } from 'react';
import { signIn } from '../actions';

export default function SignInPage() {
  const [state, action, pending] = useActionState(signIn, {});

  return (
    <form action={action}>
      <label>
        E-mail <input name="email" type="email" required />
      </label>
      <label>
        Password <input name="password" type="password" required />
      </label>
      {state.error && <p role="alert">{state.error}</p>}
      <button type="submit" disabled={pending}>
        Sign in
      </button>
    </form>
  );
}
