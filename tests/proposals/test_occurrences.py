"""One occurrence is one proposal, however many functions and sides tell of it."""

from analyzers.model import Proposal, Side
from tests.support.proposing import proposed, the_one

SERVER = {
    "src/app/api/boards/route.ts": """
        export async function POST(request: Request) {
          const user = await requireUser(request);
          const board = await prisma.board.create({ data: { ownerId: user.id } });
          return Response.json(board);
        }
    """,
}
CLIENT = {
    "src/components/NewBoard.tsx": """
        'use client';

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


def _places(proposals: tuple[Proposal, ...]) -> list[tuple[str, str]]:
    return [(each.finding.symbol, each.event) for each in proposals]


def _twins(proposal: Proposal) -> list[str]:
    return [each.symbol for each in proposal.twins]


def test_a_form_and_the_route_that_it_asks_are_one_and_the_server_tells() -> None:
    """A business result is known where it is stored; the browser only hopes for it."""
    proposal = the_one({**SERVER, **CLIENT})
    assert (proposal.event, proposal.side, proposal.finding.symbol) == ("board_created", Side.SERVER, "POST")
    assert _twins(proposal) == ["NewBoard.handleCreate"]


def test_what_only_the_client_shows_is_proposed_there() -> None:
    """Half of a product may be all that there is."""
    proposal = the_one(CLIENT)
    assert (proposal.event, proposal.side, proposal.twins) == ("board_created", Side.CLIENT, ())


def test_a_moment_that_belongs_to_the_browser_is_told_there() -> None:
    """The catalogue says which side a moment wants."""
    files = {
        "app/actions.ts": """
            'use server';

            export async function signOut() {
              const user = await getUser();
              await logActivity(user.id, 'SIGN_OUT');
              (await cookies()).delete('session');
            }
        """,
        "components/UserMenu.tsx": """
            'use client';
            import { signOut } from '@/app/actions';

            export function UserMenu() {
              async function handleSignOut() {
                await signOut();
                router.push('/');
              }
              return <button onClick={handleSignOut}>Sign out</button>;
            }
        """,
    }
    proposal = the_one(files)
    assert (proposal.event, proposal.side, proposal.finding.symbol) == (
        "user_logged_out",
        Side.CLIENT,
        "UserMenu.handleSignOut",
    )
    assert _twins(proposal) == ["signOut"]


CHECKOUT = {
    "lib/payments/stripe.ts": """
        import { redirect } from 'next/navigation';

        export async function createCheckoutSession({ team, priceId }: { team: Team; priceId: string }) {
          const session = await stripe.checkout.sessions.create({
            mode: 'subscription',
            line_items: [{ price: priceId, quantity: 1 }],
          });
          redirect(session.url!);
        }
    """,
    "lib/payments/actions.ts": """
        'use server';
        import { createCheckoutSession } from './stripe';

        export const checkoutAction = withTeam(async (formData, team) => {
          const priceId = formData.get('priceId') as string;
          await createCheckoutSession({ team: team, priceId });
        });
    """,
}


def test_a_function_that_never_comes_back_tells_of_what_its_caller_does() -> None:
    """Behind a redirect no line of the caller runs, so only the inner function can capture."""
    proposal = the_one(CHECKOUT)
    assert (proposal.event, proposal.finding.path) == ("checkout_started", "lib/payments/stripe.ts")
    assert _twins(proposal) == ["checkoutAction"]


def test_a_wrapper_is_a_definition_and_the_handler_that_calls_it_is_the_occurrence() -> None:
    """The handler knows who asked and whether it went well."""
    files = {
        "src/article.service.ts": """
            export const createArticle = async (article: NewArticle, id: number) => {
              const created = await prisma.article.create({ data: { authorId: id } });
              return created;
            };
        """,
        "src/article.controller.ts": """
            import { createArticle } from './article.service';

            router.post('/articles', auth.required, async (req: Request, res: Response) => {
              const article = await createArticle(req.body.article, req.auth.user.id);
              res.status(201).json({ article });
            });
        """,
    }
    proposal = the_one(files)
    assert (proposal.event, proposal.finding.symbol) == ("content_published", "POST /articles")
    assert _twins(proposal) == ["createArticle"]


def test_a_function_that_two_handlers_share_tells_once_for_both() -> None:
    """One capture there is worth two elsewhere."""
    files = {
        **CHECKOUT,
        "app/upgrade/actions.ts": """
            'use server';
            import { createCheckoutSession } from '@/lib/payments/stripe';

            export async function startCheckout(team: Team, priceId: string) {
              await createCheckoutSession({ team, priceId });
            }
        """,
    }
    proposal = the_one(files)
    assert proposal.finding.symbol == "createCheckoutSession"
    assert _twins(proposal) == ["startCheckout", "checkoutAction"]


def test_a_member_that_a_hook_hands_out_and_its_user_are_one() -> None:
    """The menu calls what the hook gave it."""
    files = {
        "src/hooks/useAuth.ts": """
            const useAuth = () => {
              const logout = () => {
                localStorage.removeItem('access_token');
                navigate('/login');
              };
              return { logout };
            };
            export default useAuth;
        """,
        "src/components/UserMenu.tsx": """
            import useAuth from '@/hooks/useAuth';

            export function UserMenu() {
              const { logout } = useAuth();
              const handleLogout = async () => {
                logout();
              };
              return <button onClick={handleLogout}>Log out</button>;
            }
        """,
    }
    assert [each.event for each in proposed(files)] == ["user_logged_out"]


def test_a_function_that_calls_two_shared_ones_does_not_make_them_one() -> None:
    """Each of the two still tells of what its other callers do."""
    shared = """
        export async function {name}(orgId: string, email: string) {{
          const invitation = await prisma.invitation.create({{ data: {{ orgId, email }} }});
          await sendInvitationEmail(email);
          return invitation;
        }}
    """
    action = """
        'use server';
        {imports}

        export async function {name}(orgId: string, email: string) {{
          {body}
          return {{ ok: true }};
        }}
    """
    mail, code = "import {{ {} }} from './mail';", "import {{ {} }} from './code';"
    files = {
        "app/mail.ts": shared.format(name="inviteByMail"),
        "app/code.ts": shared.format(name="inviteByCode"),
        "app/a.ts": action.format(
            imports=mail.format("inviteByMail"), name="inviteMember", body="await inviteByMail(orgId, email);"
        ),
        "app/b.ts": action.format(
            imports=mail.format("inviteByMail") + " " + code.format("inviteByCode"),
            name="inviteMemberTwice",
            body="await inviteByMail(orgId, email); await inviteByCode(orgId, email);",
        ),
        "app/c.ts": action.format(
            imports=code.format("inviteByCode"), name="inviteMemberByCode", body="await inviteByCode(orgId, email);"
        ),
    }
    assert [each.finding.symbol for each in proposed(files)] == ["inviteByCode", "inviteByMail"]


def test_proposals_come_in_the_order_of_path_and_position_whatever_the_order_of_reading() -> None:
    """The same project gives the same list."""
    files = {**SERVER, **CLIENT, **CHECKOUT}
    backwards = dict(reversed(files.items()))
    found = proposed(files)
    assert found == proposed(backwards)
    assert [each.finding.path for each in found] == sorted(each.finding.path for each in found)
