"""A form and what answers it on the server are one occurrence; what only looks alike is not."""

from analyzers.model import Proposal
from tests.support.proposing import events, proposed


def _twins(proposal: Proposal) -> list[str]:
    return [each.symbol for each in proposal.twins]


def test_a_client_goes_with_the_route_that_it_asks_and_not_with_another_of_that_kind() -> None:
    """Two doors to one event stay two, each with its own form."""
    files = {
        "api/users.py": """
            @router.post("/users/signup")
            def register_user(session: SessionDep, user_in: UserRegister):
                user = User.model_validate(user_in)
                session.add(user)
                session.commit()
                return user

            @router.post("/partners/signup")
            def register_partner(session: SessionDep, user_in: PartnerRegister):
                account = Account.model_validate(user_in)
                session.add(account)
                session.commit()
                return account
        """,
        "web/SignUp.tsx": """
            'use client';

            export function SignUp() {
              const onSubmit = async (values: Values) => {
                await fetch('/users/signup', { method: 'POST', body: JSON.stringify(values) });
                navigate('/welcome');
              };
              return <form onSubmit={onSubmit}><button>Create account</button></form>;
            }
        """,
    }
    found = {each.finding.symbol: _twins(each) for each in proposed(files)}
    assert found == {"register_user": ["SignUp.onSubmit"], "register_partner": []}


ROLES = """
    'use server';

    export async function {name}(memberId: string, role: Role) {{
      const user = await requireOwner();
      const member = await prisma.member.update({{ where: {{ id: memberId }}, data: {{ role }} }});
      return {{ member }};
    }}
"""


def test_two_handlers_of_one_component_go_each_with_its_own_action() -> None:
    """What stands side by side on a page may be two things."""
    files = {
        "app/change.ts": ROLES.format(name="changeRole"),
        "app/transfer.ts": ROLES.format(name="updateMemberRole"),
        "app/Members.tsx": """
            'use client';
            import { changeRole } from './change';
            import { updateMemberRole } from './transfer';

            export function Members({ member }: Props) {
              const handleChangeRole = async (role: Role) => {
                await changeRole(member.id, role);
                toast('Done');
              };
              const handleUpdateRole = async (role: Role) => {
                await updateMemberRole(member.id, role);
                toast('Done');
              };
              return (
                <div>
                  <button onClick={handleChangeRole}>Change role</button>
                  <button onClick={handleUpdateRole}>Update role</button>
                </div>
              );
            }
        """,
    }
    found = {each.finding.symbol: _twins(each) for each in proposed(files) if each.event == "role_changed"}
    assert found == {"changeRole": ["Members.handleChangeRole"], "updateMemberRole": ["Members.handleUpdateRole"]}


def test_sides_that_have_nothing_to_do_with_each_other_stay_two() -> None:
    """The same event is no reason; an address or a word in common is one."""
    files = {
        "partners/intake.py": """
            @router.post("/partners")
            def register(session: SessionDep, body: PartnerIn):
                account = Account(kind="partner")
                session.add(account)
                session.commit()
                return account
        """,
        "shop/Welcome.tsx": """
            'use client';

            export function Welcome() {
              const onSubmit = async (values: Values) => {
                const { error } = await supabase.auth.signUp({ email: values.email, password: values.password });
                if (error) return;
                navigate('/hello');
              };
              return <form onSubmit={onSubmit}><button>Create account</button></form>;
            }
        """,
    }
    assert [each.event for each in proposed(files)] == ["user_signed_up", "user_signed_up"]


def test_a_form_that_is_given_an_action_leads_to_it() -> None:
    """The framework calls what it is handed."""
    files = {
        "app/actions.ts": """
            'use server';

            export async function deleteAccount(_: State, formData: FormData) {
              const user = await requireUser();
              await prisma.user.delete({ where: { id: user.id } });
              redirect('/sign-in');
            }
        """,
        "app/security/page.tsx": """
            'use client';
            import { deleteAccount } from '../actions';

            export default function SecurityPage() {
              const [state, removeAction] = useActionState(deleteAccount, {});
              return <form action={removeAction}><button type="submit">Delete account</button></form>;
            }
        """,
    }
    assert [each.finding.symbol for each in proposed(files)] == ["deleteAccount"]


USERS = {
    "api/users.py": """
        @router.patch("/users/{user_id}")
        def update_user(session: SessionDep, user_id: int, body: UserUpdate):
            user = session.get_one(User, user_id)
            user.sqlmodel_update(body.model_dump())
            session.add(user)
            session.commit()
            return user
    """,
    "web/src/components/EditUser.tsx": """
        export function EditUser({ user }: Props) {
          const mutation = useMutation({
            mutationFn: async (values: Values) => {
              await UsersService.updateUser({ userId: user.id, body: values });
            },
          });
          return <form onSubmit={handleSubmit(onSubmit)}><Button type="submit">Save user</Button></form>;
        }
    """,
}


def test_a_form_whose_answer_is_a_named_moment_is_part_of_that_moment() -> None:
    """The browser sees a record change; the server knows what that means."""
    alone = events({"web/src/components/EditUser.tsx": USERS["web/src/components/EditUser.tsx"]})
    assert alone == ["user_updated"]
    assert events(USERS) == ["profile_updated"]
    (together,) = proposed(USERS)
    assert _twins(together) == ["EditUser.mutationFn"]
