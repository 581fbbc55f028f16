"""Two small products, one per language, and one right change of each: every test spoils it in one way."""

from tests.support.changed import Changing, edited, planned

ORDERS = "shop/orders.py"
SHOP = {
    ORDERS: """import posthog

from shop.models import Order


def place(request, user, cart):
    order = Order.objects.create(user=user, total=cart.total)
    return order


def refund(request, user, order):
    order.refund()
    order.save()
    return order
""",
    "shop/models.py": "class Order:\n    pass\n",
    "shop/mail.py": "def send(to):\n    deliver(to)\n    return True\n",
    "requirements.txt": "django>=5\nposthog>=7\n",
    "pyproject.toml": '[project]\nname = "shop"\ndependencies = ["django>=5"]\n\n[tool.ruff]\nline-length = 100\n',
}
"""A shop whose server speaks to the SDK itself."""
ORDER_PLACED = planned("order_placed", ORDERS, "place", total="number")
ORDER_REFUNDED = planned("order_refunded", ORDERS, "refund")
CREATED = "    order = Order.objects.create(user=user, total=cart.total)\n"
ORDER_ARGUMENTS = '"order_placed", distinct_id=user.id, properties={"total": cart.total}'
CALL = f"    posthog.capture({ORDER_ARGUMENTS})\n"

ACTIONS, ANALYTICS, FORM = "app/actions.ts", "lib/analytics.ts", "components/form.tsx"
BOARDS = {
    ACTIONS: """'use server';

import { db } from '@/lib/db';
import { teams, users } from '@/lib/db/schema';
import { cookies, headers } from 'next/headers';

export async function signUp(formData: FormData) {
  const email = formData.get('email');
  const [team] = await db.insert(teams).values({ name: 'x' }).returning();
  const [user] = await db.insert(users).values({ email, teamId: team.id }).returning();
  return { ok: true, user };
}

export async function rename(formData: FormData) {
  await db.update(teams).set({ name: formData.get('name') });
}
""",
    ANALYTICS: """import { PostHog } from 'posthog-node';

const client = new PostHog(process.env.POSTHOG_API_KEY!, { flushAt: 1 });

export async function captureEvent(person: string, event: string, properties: Record<string, unknown> = {}) {
  client.capture({ distinctId: person, event, properties });
  await client.flush();
}
""",
    FORM: """'use client';

import { useState } from 'react';
import posthog from 'posthog-js';

export function InviteForm({ team }: { team: { id: string; plan: string } }) {
  const [email, setEmail] = useState('');
  async function onSubmit(event: React.FormEvent) {
    event.preventDefault();
    const response = await fetch('/api/invitations', { method: 'POST', body: JSON.stringify({ email }) });
    if (response.ok) {
      setEmail('');
    }
  }
  return <form onSubmit={onSubmit}><input value={email} onChange={(e) => setEmail(e.target.value)} /></form>;
}
""",
    "package.json": """{
  "name": "boards",
  "scripts": {
    "dev": "next dev"
  },
  "dependencies": {
    "next": "15"
  }
}
""",
}
"""Boards with a house wrapper on the server and the SDK itself in the browser."""
BOARD_PACKAGES = ("next", "posthog-node", "posthog-js")
SIGNED_UP = planned("user_signed_up", ACTIONS, "signUp", plan="string")
INVITED = planned("member_invited", FORM, "InviteForm.onSubmit", plan="string")
HEADERS = "import { cookies, headers } from 'next/headers';\n"
IMPORT = "import { captureEvent } from '@/lib/analytics';\n"
DONE = "  return { ok: true, user };\n"
SENT = "      setEmail('');\n"


def order(arguments: str = ORDER_ARGUMENTS, *, before: str = "", file: dict[str, str] | None = None) -> Changing:
    """The order is captured by a call with these arguments, behind these lines."""
    return edited(file or SHOP, ORDERS, (CREATED, f"{CREATED}{before}    posthog.capture({arguments})\n"))


def order_value(expression: str, *, before: str = "") -> Changing:
    """The order is captured with this expression as its total."""
    return order(f'"order_placed", distinct_id=user.id, properties={{"total": {expression}}}', before=before)


def sign_up(arguments: str = "user.id, 'user_signed_up', { plan: team.plan }", *, before: str = "") -> Changing:
    """The sign-up is captured through the house wrapper by a call with these arguments, behind these lines."""
    line = f"{before}  await captureEvent({arguments});\n"
    return edited(BOARDS, ACTIONS, (HEADERS, HEADERS + IMPORT), (DONE, line + DONE), packages=BOARD_PACKAGES)


def sign_up_value(expression: str, *, before: str = "") -> Changing:
    """The sign-up is captured with this expression as its plan."""
    return sign_up(f"user.id, 'user_signed_up', {{ plan: {expression} }}", before=before)


def invite(arguments: str = "'member_invited', { plan: team.plan }", *, before: str = "", at: str = SENT) -> Changing:
    """The invitation is captured in the browser by a call with these arguments, behind ``at`` and these lines."""
    line = f"{before}      posthog.capture({arguments});\n"
    return edited(BOARDS, FORM, (at, at + line), packages=BOARD_PACKAGES)
