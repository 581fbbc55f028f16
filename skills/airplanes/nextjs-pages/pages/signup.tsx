import { CredentialsForm } from "@/components/credentials-form";

export default function SignUpPage() {
  return (
    <>
      <h1>Create your account</h1>
      <CredentialsForm path="/signup" label="Create account" />
    </>
  );
}
