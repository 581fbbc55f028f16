"""Single pieces of evidence: when a fact speaks for a moment, and when it does not."""

from tests.support.findings import found


def test_a_noun_that_a_moment_does_not_mean_is_no_write_of_it() -> None:
    """An account at a bank is not the account of a customer."""
    text = """
    @router.delete("/{id}")
    def remove(id: int, session: Session):
        account = session.get(BankAccount, id)
        session.delete(account)
    """
    assert found("app/routes/bank.py", text) == [("bank_account_deleted", "remove")]


def test_words_that_speak_against_a_moment_count_in_the_route_of_a_nameless_handler() -> None:
    """Such a handler has no other name."""
    text = """
    router.put('/admin/users/:id', async (req, res) => {
      await prisma.user.update({ where: { id: req.params.id }, data: req.body });
      res.json({});
    });
    """
    assert ("profile_updated", "PUT /admin/users/:id") not in found("src/users.ts", text)
    assert found("src/users.ts", text.replace("/admin", "")) == [("profile_updated", "PUT /users/:id")]


def test_words_that_speak_against_a_moment_count_in_the_component_around() -> None:
    """What an administrator's dialog deletes is not the administrator's own account."""
    text = """
    export function AdminUserTable() {
      const remove = async (id: string) => { await deleteUser(id); toast("Gone"); };
      return <Button onClick={() => remove(row.id)}>Delete</Button>;
    }
    """
    assert "account_deleted" not in [event for event, _ in found("src/table.tsx", text)]
    assert "account_deleted" in [event for event, _ in found("src/table.tsx", text.replace("AdminUser", "User"))]


def test_words_that_speak_against_a_moment_count_in_the_file_s_place() -> None:
    """They weigh less there, since a folder holds many things."""
    text = """
    export function Remove() {
      const remove = async (id: string) => { await deleteUser(id); toast("Gone"); };
      return <Button onClick={() => remove(row.id)}>Delete</Button>;
    }
    """
    assert "account_deleted" not in [event for event, _ in found("src/admin/remove.tsx", text)]


def test_a_session_alone_is_no_log_in() -> None:
    """A session is renewed by many who are already known; a name, a route or a label has to speak as well."""
    text = """
    export async function GET(request: NextRequest) {
      const session = await stripe.checkout.sessions.retrieve(request.nextUrl.searchParams.get('session_id'));
      await db.update(teams).set({ customer: session.customer });
      await setSession(user[0]);
      return NextResponse.redirect(new URL('/dashboard', request.url));
    }
    """
    events = [event for event, _ in found("app/api/stripe/checkout/route.ts", text)]
    assert "checkout_completed" in events
    assert "user_logged_in" not in events
    login = "export async function POST(request: Request) { await setSession(await check(request)); }"
    assert found("app/api/login/route.ts", login) == [("user_logged_in", "POST")]


def test_a_word_of_a_plain_name_that_is_called_speaks_for_no_moment_of_any_noun() -> None:
    """``add`` and ``save`` are called everywhere; such words are meant for a function's own name."""
    text = """
    @router.post("/sync")
    def sync(request):
        storage.save(request.body)
        seen.add(request.id)
    """
    assert found("app/routes/sync.py", text) == []


def test_what_stands_in_for_an_act_is_none_that_another_moment_owns() -> None:
    """Who signs in and goes on to the checkout has signed in first."""
    text = """
    export const signIn = validatedAction(schema, async (data, formData) => {
      await saveVisit(user);
      return createCheckoutSession({ team, priceId });
    });
    """
    text = f"'use server';{text}"
    assert [event for event, _ in found("app/(login)/actions.ts", text)] == ["checkout_started", "user_logged_in"]


def test_a_chat_over_a_socket_serves_a_request() -> None:
    """A gateway's methods are started by those who are connected."""
    text = """
    @WebSocketGateway()
    export class ChatGateway {
      @SubscribeMessage('send')
      async sendMessage(client: Socket, text: string) {
        await this.prisma.message.create({ data: { text } });
      }
    }
    """
    assert [event for event, _ in found("src/chat.gateway.ts", text)] == ["message_sent"]


def test_a_route_that_is_named_for_what_it_stores_speaks_for_it() -> None:
    """``POST /documents`` with a document in it needs no name."""
    text = """
    router.post('/documents', async (req, res) => { res.json(await prisma.document.create({ data: req.body })); });
    router.post('/sync', async (req, res) => { res.json(await prisma.document.create({ data: req.body })); });
    router.delete('/documents/:id', async (req, res) => { await prisma.document.delete({ where: req.params }); });
    """
    assert found("src/documents.ts", text) == [
        ("document_created", "POST /documents"),
        ("document_deleted", "DELETE /documents/:id"),
    ]


def test_a_verb_that_a_function_is_called_is_no_noun() -> None:
    """``POST`` in a route's file says how it is asked for, not what is made."""
    text = "export async function POST(request: Request) { await store.save(await request.json()); }"
    assert "post_created" not in [event for event, _ in found("app/api/hooks/route.ts", text)]


def test_a_name_that_says_what_is_stored_speaks_for_it() -> None:
    """``createGroup`` with a group stored in it; a stored thing of another name stays quiet."""
    text = """
    'use server';
    export const createGroupAction = action(async (input) => { await prisma.group.create({ data: input }); });
    export const settleAction = action(async (input) => { await prisma.group.create({ data: input }); });
    """
    assert found("src/actions/group.ts", text) == [("group_created", "createGroupAction")]


def test_words_that_speak_against_a_moment_count_in_the_route_of_a_handler_named_for_a_verb() -> None:
    """``GET`` is no name that could say it."""
    text = "export async function GET(request) { await prisma.account.create({ data: await read(request) }); }"
    assert "user_signed_up" not in [event for event, _ in found("app/api/google/linking/callback/route.ts", text)]
