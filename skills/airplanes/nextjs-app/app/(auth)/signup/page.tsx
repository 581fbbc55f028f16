import { CredentialsForm } from "@/components/credentials-form";
import { signUp } from "../actions";

export default function SignUpPage() {
  return (
    <>
      <h1>Create your account</h1>
      <CredentialsForm action={signUp} label="Create account" />
    </>
  );
}
