"""What a good agent makes of the two sample projects: realistic changes with which nothing is wrong."""

from pathlib import Path

from analyzers.model import Entry
from tests.support.changed import Changing, also, edited, planned

SAMPLES = Path(__file__).parents[1] / "samples"
READ = {".py", ".ts", ".tsx", ".js", ".json", ".txt"}

FLASK_ENTRIES: tuple[Entry, ...] = (
    planned("user_signed_up", "shop/auth.py", "signup", plan="string"),
    planned("user_logged_in", "shop/auth.py", "login", remembered="boolean"),
    planned("checkout_started", "shop/checkout.py", "start_checkout", total_cents="number", line_count="number"),
    planned("subscription_cancelled", "shop/account.py", "cancel_subscription", has_reason="boolean"),
    planned("member_invited", "shop/account.py", "invite_friend", role="string"),
)

NEXT_ENTRIES: tuple[Entry, ...] = (
    planned("user_signed_up", "app/(auth)/actions.ts", "signUp", role="string"),
    planned("checkout_started", "app/pricing/actions.ts", "startCheckout", plan="string"),
    planned("subscription_cancelled", "app/api/billing/cancel/route.ts", "POST", plan="string"),
    planned("cancel_dialog_confirmed", "app/dashboard/billing/cancel-button.tsx", "CancelButton.handleCancel"),
)

FLASK_SETUP = '''"""Product events; without a key nothing is sent."""

import atexit
import logging
import os

from posthog import Posthog

logger = logging.getLogger(__name__)

posthog_client = Posthog(
    project_api_key=os.environ.get("POSTHOG_API_KEY", ""),
    host=os.environ.get("POSTHOG_HOST", "https://us.i.posthog.com"),
    disabled=not os.environ.get("POSTHOG_API_KEY"),
)
atexit.register(posthog_client.shutdown)


def capture_event(person_id, event, properties=None):
    """Send one event of the person with this id."""
    try:
        posthog_client.capture(event, distinct_id=str(person_id), properties=properties or {})
    except Exception:
        logger.warning("An event could not be sent.", exc_info=True)
'''

NEXT_SERVER = """import { PostHog } from 'posthog-node';

let client: PostHog | null = null;

export function getPostHogClient(): PostHog {
  if (!client) {
    client = new PostHog(process.env.NEXT_PUBLIC_POSTHOG_KEY!, {
      host: process.env.NEXT_PUBLIC_POSTHOG_HOST,
      flushAt: 1,
      flushInterval: 0,
    });
  }
  return client;
}
"""

NEXT_CLIENT = """import posthog from 'posthog-js';

posthog.init(process.env.NEXT_PUBLIC_POSTHOG_KEY!, {
  api_host: process.env.NEXT_PUBLIC_POSTHOG_HOST ?? 'https://eu.i.posthog.com',
  debug: process.env.NODE_ENV === 'development',
});
"""


def sample(name: str) -> dict[str, str]:
    """The texts of a sample project by path."""
    root = SAMPLES / name
    files = sorted(each for each in root.rglob("*") if each.is_file() and each.suffix in READ)
    return {each.relative_to(root).as_posix(): each.read_text("utf-8") for each in files}


SIGNED_UP = """        login_user(user)
        # Counted once the account is stored.
        capture_event(user.id, "user_signed_up", {"plan": user.plan})
"""
LOGGED_IN = """        remembered = "remember" in request.form
        login_user(user, remember=remembered)
        capture_event(user.id, "user_logged_in", {"remembered": remembered})
"""
CHECKED_OUT = """    order.stripe_session_id = checkout.id
    db.session.commit()
    capture_event(
        current_user.id,
        "checkout_started",
        {"total_cents": order.total_cents, "line_count": len(lines)},
    )
"""
LEAVING = """    flash("Your membership ends with the period that is paid for.")
"""
CANCELLED = """    capture_event(current_user.id, "subscription_cancelled", {"has_reason": bool(reason)})
"""
INVITED = """    send_invitation(invitation)
    capture_event(current_user.id, "member_invited", {"role": invitation.role})
"""


def flask_change() -> Changing:
    """Five events in the shop, a module that sends them, and what that depends on."""
    shop = sample("flask_shop")
    importing = "from shop.analytics import capture_event\n"
    auth = edited(
        shop,
        "shop/auth.py",
        ("from shop.extensions", f"{importing}from shop.extensions"),
        ("        login_user(user)\n", SIGNED_UP),
        ('        login_user(user, remember="remember" in request.form)\n', LOGGED_IN),
    )
    checkout = edited(
        shop,
        "shop/checkout.py",
        ("from shop.cart import", f"{importing}from shop.cart import"),
        ("    order.stripe_session_id = checkout.id\n    db.session.commit()\n", CHECKED_OUT),
    )
    account = edited(
        shop,
        "shop/account.py",
        ("from shop.extensions", f"{importing}from shop.extensions"),
        (LEAVING, CANCELLED + LEAVING),
        ("    send_invitation(invitation)\n", INVITED),
    )
    change = Changing(shop, {**auth.after, **checkout.after, **account.after})
    change = also(change, "shop/analytics.py", FLASK_SETUP)
    return also(change, "requirements.txt", shop["requirements.txt"] + "posthog>=7,<8\n")


OWNER_SIGNED_UP = """  await setSession(user);
  const analytics = getPostHogClient();
  analytics.capture({
    distinctId: String(user.id),
    event: 'user_signed_up',
    properties: { role: user.role },
  });
  await analytics.flush();
"""
CHECKOUT_STARTED = """  await getPostHogClient().captureImmediate({
    distinctId: String(user.id),
    event: 'checkout_started',
    properties: { plan: plan.id },
  });
"""
ANSWER = """  return NextResponse.json({ plan: team.plan });
"""
SUBSCRIPTION_CANCELLED = """  const analytics = getPostHogClient();
  analytics.capture({
    distinctId: String(user.id),
    event: 'subscription_cancelled',
    properties: { plan: team.plan },
  });
  await analytics.flush();
"""
BUTTON = "import { useRouter } from 'next/navigation';\n"
LINES = '    "postgres": "^3.4.7",\n'
PACKAGES = '    "posthog-js": "^1.449.2",\n    "posthog-node": "^5.70.0",\n'


def next_change() -> Changing:
    """Four events on both sides of the boards, a client for each side, and what they depend on."""
    boards = sample("next_saas")
    importing = "import { getPostHogClient } from '@/lib/posthog-server';\n"
    known = "import { getUser }"
    auth = edited(
        boards,
        "app/(auth)/actions.ts",
        ("import { clearSession,", f"{importing}import {{ clearSession,"),
        ("    .returning();\n  await setSession(user);\n", f"    .returning();\n{OWNER_SIGNED_UP}"),
    )
    pricing = edited(
        boards,
        "app/pricing/actions.ts",
        (known, f"{importing}{known}"),
        ("  redirect(session.url!);\n", f"{CHECKOUT_STARTED}  redirect(session.url!);\n"),
    )
    cancel = edited(
        boards,
        "app/api/billing/cancel/route.ts",
        (known, f"{importing}{known}"),
        (ANSWER, SUBSCRIPTION_CANCELLED + ANSWER),
    )
    button = edited(
        boards,
        "app/dashboard/billing/cancel-button.tsx",
        (BUTTON, f"{BUTTON}import posthog from 'posthog-js';\n"),
        ("    if (response.ok) {\n", "    if (response.ok) {\n      posthog.capture('cancel_dialog_confirmed');\n"),
    )
    packages = edited(boards, "package.json", (LINES, LINES + PACKAGES))
    after = {**auth.after, **pricing.after, **cancel.after, **button.after, **packages.after}
    change = Changing(boards, after, ("next", "posthog-js", "posthog-node"))
    return also(also(change, "lib/posthog-server.ts", NEXT_SERVER), "instrumentation-client.ts", NEXT_CLIENT)
