import { signUp } from "../actions";
import { CredentialsForm } from "@/components/credentials-form";

export default function SignUpPage() {
  return (
    <>
      <h1>Create your account</h1>
      <CredentialsForm action={signUp} label="Create account" />
    </>
  );
}
