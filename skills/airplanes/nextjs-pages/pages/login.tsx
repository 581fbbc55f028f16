import { CredentialsForm } from "@/components/credentials-form";

export default function LoginPage() {
  return (
    <>
      <h1>Welcome back</h1>
      <CredentialsForm path="/login" label="Continue" />
    </>
  );
}
