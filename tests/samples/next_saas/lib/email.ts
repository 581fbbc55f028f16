import 'server-only';
import { Resend } from 'resend';

const resend = new Resend(process.env.RESEND_API_KEY);

export async function sendInvitationEmail(to: string, teamName: string, invitationId: number): Promise<void> {
  await resend.emails.send({
    from: 'Boards <hello@boards.example>',
    to,
    subject: `Join ${teamName} on Boards`,
    text: `https://boards.example/sign-up?invitation=${invitationId}`,
  });
}
