import { plans } from '@/lib/payments';
import { startCheckout } from './actions';

export default function PricingPage() {
  return (
    <main>
      <h1>Pricing</h1>
      {plans.map((plan) => (
        <form key={plan.id} action={startCheckout}>
          <h2>{plan.title}</h2>
          <p>{plan.perMonth} € a month</p>
          <input type="hidden" name="plan" value={plan.id} />
          <button type="submit">Upgrade to {plan.title}</button>
        </form>
      ))}
    </main>
  );
}
