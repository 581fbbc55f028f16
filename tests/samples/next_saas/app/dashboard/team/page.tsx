import { InviteForm } from './invite-form';

export default function TeamPage() {
  return (
    <main>
      <h1>Team</h1>
      <InviteForm />
    </main>
  );
}
