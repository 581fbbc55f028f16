"""A small product that sends events already: the ground for journeys about captures, names and the plan."""

SMALL = {
    "analytics.py": '''"""Sends events."""

import posthog


def track(person, event, properties=None):
    posthog.capture(event, distinct_id=str(person), properties=properties or {})
''',
    "orders.py": '''"""Orders."""

from analytics import track


def pay(order, user):
    order.paid = True
    order.save()
    track(user.id, "order_paid", {"amount": order.amount, "currency": order.currency})


def refund(order, user):
    order.refunded = True
    order.save()
    track(user.id, "order_refunded", {"amount": order.amount})
''',
    "web/checkout.ts": """import posthog from 'posthog-js';

export function onPaid(order: { amount: number }) {
  posthog.capture('order_paid', { amount: order.amount });
}
""",
    "tracking-plan.yaml": """# What we send.
events:
  - event: order_paid  # the one that matters
    status: implemented
    description: How much do people pay?
    properties:
      amount:
        type: number
      currency:
        type: string
      coupon:
        type: string
  - event: 'order_refunded'
    status: approved
""",
}
