import { CredentialsForm } from "@/components/credentials-form";
import { logIn } from "../actions";

export default function LoginPage() {
  return (
    <>
      <h1>Welcome back</h1>
      <CredentialsForm action={logIn} label="Continue" />
    </>
  );
}
