import 'server-only';
import { eq } from 'drizzle-orm';
import Stripe from 'stripe';
import { db } from './db';
import { teams, type Team } from './db/schema';

export const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);

export const plans = [
  { id: 'plus', title: 'Plus', price: 'price_plus_monthly', perMonth: 12 },
  { id: 'business', title: 'Business', price: 'price_business_monthly', perMonth: 29 },
];

export async function setTeamPlan(customerId: string, plan: string, subscriptionId: string | null): Promise<Team> {
  const [team] = await db
    .update(teams)
    .set({ plan, stripeSubscriptionId: subscriptionId })
    .where(eq(teams.stripeCustomerId, customerId))
    .returning();
  return team;
}
