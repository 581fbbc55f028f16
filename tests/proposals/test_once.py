"""What an occurrence is told as, and where, when a call is passed on or a finer moment takes its place."""

from tests.support.proposing import proposed, the_one

CONTROLLER = {
    "src/accounts/accounts.controller.ts": """
        import { AccountsService } from './accounts.service';

        @Controller('accounts')
        export class AccountsController {
          constructor(private readonly accounts: AccountsService) {}

          @Post('logout')
          logOut(@CurrentAccount() account: Account, @Req() request: Request) {
            this.accounts.logOut(account, request);
          }
        }
    """,
}
SERVICE = {
    "src/accounts/accounts.service.ts": """
        import { endSession } from '../session';

        @Injectable()
        export class AccountsService {
          logOut(account: Account, request: Request) {
            endSession(request);
          }
        }
    """,
}


def test_what_an_injected_object_does_is_told_where_it_is_done() -> None:
    """A controller that only passes on what it was asked knows nothing of how it went."""
    proposal = the_one({**CONTROLLER, **SERVICE})
    assert (proposal.event, proposal.finding.symbol) == ("user_logged_out", "AccountsService.logOut")
    assert [each.symbol for each in proposal.twins] == ["AccountsController.logOut"]


def test_a_capture_in_an_injected_object_covers_its_callers() -> None:
    """What the object tells needs no second telling."""
    text = SERVICE["src/accounts/accounts.service.ts"]
    captured = text.replace(
        "endSession(request);",
        "endSession(request); posthog.capture({ distinctId: account.id, event: 'user_logged_out' });",
    )
    captured = captured.replace(
        "import { endSession }", "import { posthog } from '../posthog';\n        import { endSession }"
    )
    posthog = "import { PostHog } from 'posthog-node';\nexport const posthog = new PostHog(process.env.KEY);\n"
    assert proposed({**CONTROLLER, "src/accounts/accounts.service.ts": captured, "src/posthog.ts": posthog}) == ()


def test_a_variable_is_not_the_function_that_is_called_like_it() -> None:
    """``project=project`` hands on a record, and not the view of that name."""
    text = """
        @login_required
        def leave(request, code):
            project = get_object_or_404(Project, code=code)
            Member.objects.filter(project=project, user=request.user).delete()
            return redirect("home")

        @login_required
        def project(request, code):
            Member.objects.filter(project__code=code, user=request.POST["user"]).delete()
            return redirect("home")
    """
    found = proposed({"accounts/views.py": text})
    assert [
        (each.finding.symbol, [twin.symbol for twin in each.twins]) for each in found if each.event == "member_removed"
    ] == [
        ("leave", []),
        ("project", []),
    ]


def test_a_capture_of_the_moment_that_gave_way_still_covers_the_occurrence() -> None:
    """A checkout that is told under its own name needs no second event for what was bought."""
    text = """
        from posthog import Posthog

        posthog = Posthog("key")

        @require_POST
        def stripe_webhook(request):
            event = json.loads(request.body)
            account = event["data"]["object"]["client_reference_id"]
            if event["type"] == "checkout.session.completed":
                Subscription.objects.create(account_id=account)
                posthog.capture("checkout_completed", distinct_id=account)
            return HttpResponse()
    """
    assert [each.event for each in proposed({"billing/webhooks.py": text})] == []
    bare = text.replace('posthog.capture("checkout_completed", distinct_id=account)', "pass")
    assert [each.event for each in proposed({"billing/webhooks.py": bare})] == ["subscription_started"]


def test_what_only_the_other_side_calls_is_told_with_it() -> None:
    """The browser tells of the logout, so neither the route that it asks nor what ends the session does."""
    files = {
        "components/log-out.tsx": """
            export function LogOut() {
              async function handleLogOut() {
                await fetch('/api/logout', { method: 'POST' });
                router.push('/');
              }
              return <button onClick={handleLogOut}>Log out</button>;
            }
        """,
        "pages/api/logout.ts": """
            import { endSession } from '../../lib/session';

            export default function logOut(req, res) {
              endSession(req, res);
              res.status(204).end();
            }
        """,
        "lib/session.ts": """
            export function endSession(req, res) {
              store.sessions.delete(req.cookies.session);
              res.setHeader('Set-Cookie', 'session=; Max-Age=0');
            }
        """,
    }
    proposal = the_one(files)
    assert (proposal.event, proposal.finding.symbol) == ("user_logged_out", "LogOut.handleLogOut")
    assert [each.symbol for each in proposal.twins] == ["endSession", "logOut"]
