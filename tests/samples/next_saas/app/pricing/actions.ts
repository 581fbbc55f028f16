'use server';

import { eq } from 'drizzle-orm';
import { redirect } from 'next/navigation';
import { db } from '@/lib/db';
import { teams } from '@/lib/db/schema';
import { plans, stripe } from '@/lib/payments';
import { getUser } from '@/lib/session';

export async function startCheckout(formData: FormData): Promise<void> {
  const user = await getUser();
  if (!user) {
    redirect('/sign-in');
  }
  const plan = plans.find((each) => each.id === formData.get('plan'));
  if (!plan) {
    redirect('/pricing');
  }

  const [team] = await db.select().from(teams).where(eq(teams.id, user.teamId));
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer: team.stripeCustomerId ?? undefined,
    client_reference_id: String(team.id),
    line_items: [{ price: plan.price, quantity: 1 }],
    metadata: { plan: plan.id },
    success_url: `${process.env.BASE_URL}/dashboard/billing`,
    cancel_url: `${process.env.BASE_URL}/pricing`,
  });
  redirect(session.url!);
}
