import { logIn } from "../actions";
import { CredentialsForm } from "@/components/credentials-form";

export default function LoginPage() {
  return (
    <>
      <h1>Welcome back</h1>
      <CredentialsForm action={logIn} label="Continue" />
    </>
  );
}
