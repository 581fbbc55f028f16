"""A server's capture names the person by an id that the code surely has, and by nothing else."""

import pytest

from tests.support.insertions import inserted, refused

NOBODY = "Nothing here surely holds the id of the person whom the event is of."


def python_person(parameters: str, *lines: str, head: str = "", decorator: str = "", keyword: str = "def") -> str:
    """The id in the inserted call, or the reason of the refusal, for a function of these lines."""
    body = "".join(f"    {line}\n" for line in lines)
    text = f"{head}\n\n{decorator}{keyword} checkout({parameters}):\n{body}    $0\n    return 1\n"
    files = {"views.py": text}
    try:
        found = inserted(files, provider="posthog")
    except AssertionError:
        return refused(files, provider="posthog").reason
    return found.partition("capture_event(")[2].partition(",")[0]


@pytest.mark.parametrize(
    ("parameters", "lines", "person"),
    [
        ("current_user, order", ["save(order)"], "current_user.id"),
        ("user_id, order", ["save(order)"], "user_id"),
        ("user, order", ["save(order)"], "user.id"),
        ("user_id, current_user", ["save()"], "current_user.id"),
        ("user: User, order", ["save(order, user.pk)"], "user.pk"),
        ("session", ["save(session.user.email)"], "session.user.id"),
        ("request", ["save(request.user.email)"], "request.user.id"),
        ("order", ["user = find_user(order)", "if not user:", "    return 0", "save(user)"], "user.id"),
        ("form", ["user = User(form.email)", "db.add(user)", "db.commit()"], "user.id"),
        ("claims", ['user = claims["user"]', 'save(user["id"])'], 'user["id"]'),
        ("order", ["save(order.user_id)"], "order.user_id"),
        ("order", ["author = order.user", "save(author)", "save(order.user.id)"], "order.user.id"),
    ],
)
def test_python_code_that_has_the_person_names_the_person(parameters: str, lines: list[str], person: str) -> None:
    """By a parameter, a local, a member that the code has read, or an index that it uses itself."""
    assert python_person(parameters, *lines) == person


@pytest.mark.parametrize(
    ("parameters", "lines"),
    [
        ("order", ["save(order)"]),
        ("order", ["user = find_user(order)", "save(order)"]),
        ("user: UserCreate", ["save(user)"]),
        ("user: str", ["save(user)"]),
        ("form", ["user = User(form.email)", "db.add(user)"]),
        ("user", ["user.delete()"]),
        ("user", ['save(user["email"])']),
        ("request", ["save(request)"]),
        ("request", ["if request.user.is_authenticated:", "    save(request)"]),
        ("order", ["user = {'name': order.name}", "save(user)"]),
        ("user=None", ["save(user)"]),
        ("customer_id", ["save(customer_id)"]),
    ],
)
def test_python_code_without_a_sure_person_is_refused(parameters: str, lines: list[str]) -> None:
    """What may be null, an unsaved record, what a form has sent, another kind of id: none of them will do."""
    assert python_person(parameters, *lines) == NOBODY


def test_a_guard_vouches_for_the_person_of_the_request() -> None:
    """Behind such a decorator the request that the function is given has a person."""
    assert python_person("request", "save()", decorator="@login_required\n") == "request.user.id"


def test_a_request_that_is_no_parameter_has_no_person_by_itself() -> None:
    """Where the request is imported, a guard says nothing about its members."""
    head = "from web import request"
    assert python_person("", "save(request)", head=head, decorator="@token_auth.login_required\n") == NOBODY


def test_an_imported_current_person_counts_behind_a_guard() -> None:
    """It is a proxy that may be nobody elsewhere."""
    head = "from web_login import current_user"
    assert python_person("", "save()", head=head, decorator="@login_required\n") == "current_user.id"
    assert python_person("", "save()", head=head) == NOBODY


def test_nobody_is_there_after_the_farewell() -> None:
    """The proxy of a person who has logged out has no id."""
    head = "from web_login import current_user"
    lines = ["leave(current_user.email)", "logout_user()"]
    assert python_person("", *lines, head=head, decorator="@login_required\n") == NOBODY


def test_a_class_that_lets_only_its_own_in_vouches_as_well() -> None:
    """By its bases or by what it says at its head."""
    view = """
    class OrderView(LoginRequiredMixin, View):
        def post(self, request):
            save(request)
            $0
            return 1
    """
    assert "capture_event(request.user.id," in inserted({"views.py": view}, provider="posthog")
    said = """
    class OrderView(APIView):
        permission_classes = [IsAuthenticated]

        def post(self, request):
            save(request)
            $0
            return 1
    """
    assert "capture_event(request.user.id," in inserted({"views.py": said}, provider="posthog")


def script_person(parameters: str, *lines: str, **files: str) -> str:
    """Likewise in TypeScript."""
    body = "".join(f"  {line}\n" for line in lines)
    text = (
        f"import {{ save, login }} from './store';\n\nexport async function checkout({parameters}) {{\n{body}  $0\n}}\n"
    )
    project = {"src/checkout.ts": text, "src/store.ts": "export const save = 1;\n", **files}
    try:
        found = inserted(project, provider="posthog")
    except AssertionError:
        return refused(project, provider="posthog").reason
    return found.partition("captureEvent(")[2].partition(",")[0]


@pytest.mark.parametrize(
    ("parameters", "lines", "person"),
    [
        ("userId: string", ["await save();"], "userId"),
        ("session: Session", ["await save(session.user.name);"], "session.user.id"),
        ("session?: Session", ["if (!session?.user) return;", "await save();"], "session.user.id"),
        ("order: Order", ["const user = await db.first();", "if (!user) return;", "await save(user._id);"], "user._id"),
        ("order: Order", ["const user = await db.select(order);", "await save(user[0].email);"], "user[0].id"),
        ("order: Order", ["const user = await login(order);", "await save();"], "user.id"),
    ],
)
def test_typescript_code_that_has_the_person_names_the_person(parameters: str, lines: list[str], person: str) -> None:
    """Guards, lists and the id's own name are seen."""
    assert script_person(parameters, *lines) == person


@pytest.mark.parametrize(
    ("parameters", "lines"),
    [
        ("session?: Session", ["await save(session?.user?.name);"]),
        ("order: Order", ["const user: NewUser = { email: order.email };", "await save(user);"]),
        ("userId?: string", ["await save();"]),
        ("req: Request", ["await save(req.auth?.user?.id);"]),
    ],
)
def test_typescript_code_without_a_sure_person_is_refused(parameters: str, lines: list[str]) -> None:
    """A question mark is a doubt."""
    assert script_person(parameters, *lines) == NOBODY


def test_a_handler_behind_a_guard_may_read_the_person_with_a_question() -> None:
    """The guard stands before the handler in the same call."""
    text = """
    import auth from './auth';

    router.post('/orders', auth.required, async (req: Request, res: Response) => {
      const order = await place(req.body, req.auth?.user?.id);
      $0
      res.json(order);
    });
    """
    assert "  captureEvent(req.auth?.user?.id, 'order_placed');\n" in inserted(
        {"src/orders.ts": text}, provider="posthog"
    )


def test_a_person_of_whom_the_projects_own_function_gives_no_id_is_refused() -> None:
    """The function that makes it is read, in whatever file it stands."""
    store = "export const login = async (input) => {\n  return { email: input.email, token: make(input) };\n};\n"
    lines = ["const user = await login(order);", "await save();"]
    assert script_person("order: Order", *lines, **{"src/store.ts": store}) == NOBODY
    with_id = store.replace("{ email", "{ id: input.id, email")
    assert script_person("order: Order", *lines, **{"src/store.ts": with_id}) == "user.id"


def test_the_client_knows_the_person_itself() -> None:
    """In a browser no id is asked for."""
    page = """
    "use client";
    export function Checkout({ order }) {
      const onSubmit = async () => {
        await save(order);
        $0
      };
      return <form onSubmit={onSubmit} />;
    }
    """
    package = '{"dependencies": {"next": "15"}}'
    text = inserted({"src/checkout.tsx": page, "package.json": package}, provider="posthog")
    assert '    captureEvent("order_placed");\n' in text
