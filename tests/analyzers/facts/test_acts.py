"""Acts: calls into libraries that carry business meaning, by what they mean."""

import pytest

from tests.support.projects import facts_of


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.ts", "stripe.paymentIntents.create({})", "start payment"),
        ("a.ts", "stripe.paymentIntents.confirm(id)", "create payment"),
        ("a.py", "stripe.PaymentIntent.create(amount=1)", "start payment"),
        ("a.py", "stripe.Charge.create(amount=1)", "create payment"),
        ("a.ts", "polar.checkouts.create({})", "create checkout session"),
        ("a.ts", "paddle.Checkout.open({})", "create checkout session"),
        ("a.py", "stripe.Subscription.modify(x, cancel_at_period_end=True)", "cancel subscription"),
        ("a.ts", "stripe.refunds.create({})", "refund payment"),
        ("a.ts", "sendEmailVerification(user)", "send verification email"),
        ("a.py", "send_email_confirmation(request, user)", "send verification email"),
        ("a.ts", "applyActionCode(auth, code)", "verify email"),
        ("a.py", "verify_email(token)", "verify email"),
        ("a.ts", "mailgun.messages.create(domain, letter)", "send email"),
        ("a.ts", "twilio.messages.create({ body, to })", "send text message"),
        ("a.ts", "resend.emails.send({})", "send email"),
        ("a.py", "send_mail('a', 'b', 'c', ['d'])", "send email"),
        ("a.py", "send_welcome_email.delay(user.id)", "send welcome email"),
        ("a.py", "mail.send_receipt_email.apply_async(args=[1])", "send receipt email"),
        ("a.ts", "supabase.auth.signInWithPassword({})", "log in user"),
        ("a.ts", "auth.api.signUpEmail({})", "sign up user"),
        ("a.py", "User.objects.create_user('a')", "sign up user"),
        ("a.ts", "import { signOut } from '@/auth';\nsignOut();", "log out user"),
    ],
)
def test_a_call_means(path: str, text: str, expected: str) -> None:
    """Whoever makes the library."""
    assert [each.means for each in facts_of(path, text).acts] == [expected]
