"""What the code captures already is known, and proposed no second time."""

import pytest

from analyzers.model import Proposal
from tests.support.proposing import Ground, proposed

SIGN_UP = """
    import posthog

    @bp.route("/register", methods=["POST"])
    def register():
        user = User(plan="free")
        db.session.add(user)
        db.session.commit()
        {capture}
        return redirect("/")
"""


def _one(files: dict[str, str], plan: str = "") -> Proposal:
    (only,) = Ground(files, plan).proposals()
    return only


@pytest.mark.parametrize("name", ["user_signed_up", "Signed Up", "signup", "user_registered", "account created"])
def test_a_capture_of_the_moment_in_the_function_counts_under_any_of_its_names(name: str) -> None:
    """The moment is known by its words, not by their order."""
    call = f'posthog.capture("{name}", distinct_id=user.id)'
    assert _one({"auth.py": SIGN_UP.format(capture=call)}).captured


def test_a_capture_of_something_else_in_the_function_does_not_count() -> None:
    """Two events may stand in one function."""
    call = 'posthog.capture("page_opened", distinct_id=user.id)'
    assert not _one({"auth.py": SIGN_UP.format(capture=call)}).captured


def test_a_capture_in_a_test_does_not_count() -> None:
    """Tests send nothing."""
    files = {
        "auth.py": SIGN_UP.format(capture="pass"),
        "tests/test_auth.py": 'import posthog\n\ndef test_register(user):\n    posthog.capture("user_signed_up")\n',
    }
    assert not _one(files).captured


def test_a_capture_in_what_the_function_calls_counts() -> None:
    """A project may keep its captures in functions of their own."""
    files = {
        "auth.py": "from tracking import welcome\n" + SIGN_UP.format(capture="welcome(user)").replace("\n    ", "\n"),
        "tracking.py": """
            import posthog

            def welcome(user):
                posthog.capture("user_signed_up", distinct_id=user.id)
        """,
    }
    assert _one(files).captured


def test_a_capture_in_the_caller_counts() -> None:
    """Whoever calls the function and captures has captured it."""
    files = {
        "src/orders.ts": """
            export async function placeOrder(cart: Cart, userId: string) {
              const order = await prisma.order.create({ data: { userId, total: cart.total } });
              return order;
            }
        """,
        "src/handler.ts": """
            import { posthog } from './posthog';
            import { placeOrder } from './orders';

            export async function finish(cart: Cart, user: User) {
              const order = await placeOrder(cart, user.id);
              posthog.capture({ distinctId: user.id, event: 'order_placed' });
              return order;
            }
        """,
        "src/posthog.ts": """
            import { PostHog } from 'posthog-node';
            export const posthog = new PostHog(key);
        """,
    }
    assert all(each.captured for each in Ground(files).proposals() if each.event == "order_placed")
    assert any(each.event == "order_placed" for each in Ground(files).proposals())


def test_a_capture_in_the_callback_right_after_counts() -> None:
    """What runs on success is part of the occurrence."""
    files = {
        "src/NewBoard.tsx": """
            'use client';
            import posthog from 'posthog-js';

            export function NewBoard() {
              const create = useMutation({
                mutationFn: () => fetch('/api/boards', { method: 'POST' }),
                onSuccess: () => {
                  posthog.capture('board_created');
                },
              });
              return <button onClick={() => create.mutate()}>Create board</button>;
            }
        """,
    }
    assert proposed(files) == ()


def test_the_other_sides_capture_counts_for_both() -> None:
    """An event that is sent from the form need not be sent from the server as well."""
    files = {
        "auth.py": SIGN_UP.format(capture="pass"),
        "web/SignUp.tsx": """
            'use client';
            import posthog from 'posthog-js';

            export function SignUp() {
              const onSubmit = async (values: Values) => {
                await fetch('/register', { method: 'POST', body: JSON.stringify(values) });
                posthog.capture('user_signed_up');
              };
              return <form onSubmit={onSubmit}><button>Create account</button></form>;
            }
        """,
    }
    assert proposed(files) == ()


def test_another_door_to_the_same_event_stays_open() -> None:
    """A capture at one place says nothing of another place on the same side."""
    files = {
        "auth.py": SIGN_UP.format(capture='posthog.capture("user_signed_up", distinct_id=user.id)'),
        "social.py": """
            @bp.route("/signup/social", methods=["POST"])
            def signup():
                user = User(plan="free")
                db.session.add(user)
                db.session.commit()
                return redirect("/")
        """,
    }
    assert [each.finding.symbol for each in proposed(files)] == ["signup"]


def test_an_event_under_the_plans_own_name_counts() -> None:
    """The plan says what the moment is called here."""
    plan = """
events:
  - event: joined_us
    status: implemented
    moment: signed_up
    where:
      - {file: auth.py, symbol: register}
"""
    call = 'posthog.capture("joined_us", distinct_id=user.id)'
    proposal = _one({"auth.py": SIGN_UP.format(capture=call)}, plan)
    assert (proposal.event, proposal.captured) == ("joined_us", True)


PRODUCT = {
    "shop/auth.py": SIGN_UP.format(capture="pass"),
    "shop/checks.py": """
        import posthog

        @require_POST
        @login_required
        def add_check(request, code):
            check = Check.objects.create(owner=request.user, kind="simple")
            return redirect("check-details", check.code)

        @require_POST
        @login_required
        def remove_check(request, code):
            check = get_check_for_user(request, code)
            check.delete()
            return redirect("checks")
    """,
    "web/analytics.ts": """
        import posthog from 'posthog-js';
        export function track(event: string, properties?: object) {
          posthog.capture(event, properties);
        }
    """,
    "web/NewBoard.tsx": """
        'use client';
        import { track } from './analytics';

        export function NewBoard({ onCreated }: Props) {
          const handleCreate = async () => {
            const response = await fetch('/api/boards', { method: 'POST' });
            if (!response.ok) return;
            onCreated(await response.json());
          };
          return <button onClick={handleCreate}>Create board</button>;
        }
    """,
}


def test_what_was_put_in_is_proposed_no_more() -> None:
    """A second run finds nothing left of what the first one could do."""
    before = Ground(PRODUCT, packages=("posthog", "posthog-js"))
    after = before.with_captures()
    put_in = {(each.event, each.finding.path) for each in after.proposals() if each.captured}
    assert len(put_in) >= len(before.proposals()) - 1
    assert {(each.event, each.finding.path) for each in before.proposals()} == {
        (each.event, each.finding.path) for each in after.proposals()
    }
    again = after.with_captures()
    assert {path: each.text for path, each in again.sources.items()} == {
        path: each.text for path, each in after.sources.items()
    }
