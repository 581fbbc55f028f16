import { eq } from 'drizzle-orm';
import { NextResponse } from 'next/server';
import { db } from '@/lib/db';
import { invitations, teams } from '@/lib/db/schema';
import { sendInvitationEmail } from '@/lib/email';
import { getUser } from '@/lib/session';
import { invitationSchema } from '@/lib/validation';

export async function POST(request: Request) {
  const user = await getUser();
  if (!user) {
    return NextResponse.json({ error: 'Sign in first.' }, { status: 401 });
  }
  const parsed = invitationSchema.safeParse(await request.json());
  if (!parsed.success) {
    return NextResponse.json({ error: parsed.error.issues[0].message }, { status: 400 });
  }

  const [team] = await db.select().from(teams).where(eq(teams.id, user.teamId));
  const [invitation] = await db
    .insert(invitations)
    .values({ ...parsed.data, teamId: team.id, invitedBy: user.id })
    .returning();
  await sendInvitationEmail(invitation.email, team.name, invitation.id);
  return NextResponse.json({ id: invitation.id }, { status: 201 });
}
