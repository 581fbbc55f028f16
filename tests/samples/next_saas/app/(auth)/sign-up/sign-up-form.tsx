'use client';

import { useActionState } from 'react';
import { signUp } from '../actions';

export function SignUpForm() {
  const [state, action, pending] = useActionState(signUp, {});

  return (
    <form action={action}>
      <label>
        Team <input name="teamName" required />
      </label>
      <label>
        E-mail <input name="email" type="email" required />
      </label>
      <label>
        Password <input name="password" type="password" minLength={10} required />
      </label>
      {state.error && <p role="alert">{state.error}</p>}
      <button type="submit" disabled={pending}>
        Create account
      </button>
    </form>
  );
}
