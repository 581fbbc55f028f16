import { SignUpForm } from './sign-up-form';

export default function SignUpPage() {
  return (
    <main>
      <h1>Create your account</h1>
      <SignUpForm />
    </main>
  );
}
