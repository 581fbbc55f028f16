"""Small projects that the tests of the command line share."""

SHOP = {
    "requirements.txt": "posthog>=7,<8\n",
    "shop/__init__.py": "",
    "shop/auth.py": '''"""Signing up."""

import posthog

from shop.models import User, db


def signup(request):
    user = User(email=request.form["email"], plan=request.form["plan"])
    db.session.add(user)
    db.session.commit()
    login_user(user)
    return redirect("/")
''',
    "shop/billing.py": '''"""Leaving."""

import posthog
import stripe


def cancel_subscription(user, reason):
    stripe.Subscription.cancel(user.subscription_id)
    posthog.capture("subscription_cancelled", distinct_id=user.id, properties={"reason": reason})
    return redirect("/")
''',
    "tests/test_auth.py": "def test_signup(client):\n    client.post('/signup')\n",
}
"""A shop that captures one of its two moments."""

FAULTY = {
    "shop/orders.py": """import posthog


def place(user, cart):
    posthog.capture("order_placed", distinct_id=user.id, properties={"email": user.email, "total": 3})
    order = Order.objects.create(user=user)
    posthog.capture("ordr_placed", distinct_id=user.id)
    return order


def empty(user, cart):
    for item in cart:
        posthog.capture("cart_emptied", distinct_id=user.id)
""",
    "tracking-plan.yaml": """events:
  - event: order_placed
    status: implemented
    description: How many carts become orders?
  - event: cart_emptied
    status: rejected
    reason: Nobody acts on it.
  - event: user_signed_up
    status: approved
""",
}
"""A project whose captures and plan have problems."""
