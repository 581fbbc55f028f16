import { NextResponse } from 'next/server';
import type Stripe from 'stripe';
import { setTeamPlan, stripe } from '@/lib/payments';

export async function POST(request: Request) {
  const signature = request.headers.get('stripe-signature') ?? '';
  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(await request.text(), signature, process.env.STRIPE_WEBHOOK_SECRET!);
  } catch {
    return NextResponse.json({ error: 'The signature does not match.' }, { status: 400 });
  }

  switch (event.type) {
    case 'checkout.session.completed': {
      const session = event.data.object;
      await setTeamPlan(String(session.customer), session.metadata?.plan ?? 'plus', String(session.subscription));
      break;
    }
    case 'customer.subscription.deleted': {
      const subscription = event.data.object;
      await setTeamPlan(String(subscription.customer), 'free', null);
      break;
    }
  }
  return NextResponse.json({ received: true });
}
