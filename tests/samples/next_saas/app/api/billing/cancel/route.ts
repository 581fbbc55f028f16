import { eq } from 'drizzle-orm';
import { NextResponse } from 'next/server';
import { db } from '@/lib/db';
import { teams } from '@/lib/db/schema';
import { stripe } from '@/lib/payments';
import { getUser } from '@/lib/session';

export async function POST() {
  const user = await getUser();
  if (!user) {
    return NextResponse.json({ error: 'Sign in first.' }, { status: 401 });
  }
  const [team] = await db.select().from(teams).where(eq(teams.id, user.teamId));
  if (!team.stripeSubscriptionId) {
    return NextResponse.json({ error: 'There is no subscription.' }, { status: 409 });
  }

  await stripe.subscriptions.update(team.stripeSubscriptionId, { cancel_at_period_end: true });
  return NextResponse.json({ plan: team.plan });
}
