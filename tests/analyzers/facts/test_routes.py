"""Routes: which function serves which path, framework by framework."""

import pytest

from tests.support.projects import facts_of

CASES: list[tuple[str, str, str, list[str]]] = [
    (
        "express chains, middleware and mounts",
        "server.js",
        """
        const api = express.Router();
        app.post('/orders', auth, async (req, res) => {});
        api.route('/cart').get(show).post((req, res) => {}).delete(clear);
        router.put('/profile', asyncHandler(saveProfile));
        app.use('/api', api);
        """,
        ["POST /orders", "GET /api/cart show", "POST /api/cart", "DELETE /api/cart clear", "PUT /profile saveProfile"],
    ),
    (
        "the app router's files",
        "src/app/api/(shop)/orders/[id]/route.ts",
        "export async function DELETE() {}\nexport const PATCH = withAuth(async () => {});",
        ["DELETE /api/orders/[id] DELETE", "PATCH /api/orders/[id] PATCH"],
    ),
    (
        "handlers that a file of the app router passes on under a verb",
        "app/api/auth/route.ts",
        """
        const handler = async () => {};
        const other = async () => {};
        export { handler as GET, handler as POST };
        export const PUT = other;
        """,
        ["GET /api/auth handler", "POST /api/auth handler", "PUT /api/auth other"],
    ),
    (
        "pages of the app router",
        "app/(marketing)/pricing/page.tsx",
        "export default function Page() { return <a />; }",
        ["GET /pricing Page"],
    ),
    (
        "the pages router's API",
        "pages/api/orders/index.ts",
        "export default withAuth(handler);\nasync function handler(req, res) {}",
        ["* /api/orders handler"],
    ),
    (
        "the pages router's pages, and not what surrounds every page",
        "src/pages/pricing/index.tsx",
        "export default function Pricing() { return <a />; }\nexport async function getServerSideProps() {}",
        ["GET /pricing Pricing"],
    ),
    (
        "functions that the browser calls by the name of what they are the handler of",
        "src/actions/index.ts",
        """
        export const signUp = defineAction({ accept: 'form', input: z.object({}), handler: async (input) => {} });
        export const server = { logOut: defineAction({ async handler(_, context) {} }) };
        """,
        ["POST  signUp", "POST  logOut"],
    ),
    (
        "server functions, with the verb that they were made with",
        "src/functions/boards.ts",
        """
        export const listBoards = createServerFn().middleware([signedIn]).handler(({ context }) => []);
        export const addBoard = createServerFn({ method: 'POST' }).validator(form).handler(async ({ data }) => {});
        """,
        ["GET  listBoards", "POST  addBoard"],
    ),
    (
        "safe actions behind their chain",
        "src/actions.ts",
        "export const save = authActionClient.schema(shape).action(async ({ parsedInput }) => {});",
        ["POST  save"],
    ),
    (
        "the actions and the load of a page's server file",
        "src/routes/(app)/boards/+page.server.ts",
        """
        export const load = async () => {};
        export const actions = {
          default: async ({ request }) => {},
          share: async ({ request }) => {},
        } satisfies Actions;
        const other = { quiet: async () => {} };
        """,
        ["GET /boards load", "POST /boards default", "POST /boards?/share share"],
    ),
    (
        "files of a server's folder, with the verb in their name",
        "server/api/boards/[id]/share.post.ts",
        "export default defineEventHandler(async (event) => {});",
        ["POST /api/boards/[id]/share share"],
    ),
    (
        "the index of such a folder, and what stands beside its API",
        "server/routes/webhooks/index.ts",
        "export default defineEventHandler(async (event) => {});",
        ["* /webhooks webhooks"],
    ),
    ("the shell of all pages", "pages/_app.tsx", "export default function App() { return <a />; }", []),
    (
        "server actions of a file and of a function",
        "app/(shop)/cart/actions.ts",
        """
        'use server';
        export async function pay() {}
        export const drop = guard(async () => {});
        async function own() {}
        """,
        ["POST /cart pay", "POST /cart drop"],
    ),
    (
        "controllers with a prefix, written as a text or as an option",
        "src/cats.controller.ts",
        """
        @Controller({ path: 'cats', version: '1' })
        export class CatsController {
          @Post() create(@Body() dto: Dto) {}
          @HttpCode(204) @Delete(':id/toys') drop() {}
          plain() {}
        }
        """,
        ["POST /cats create", "DELETE /cats/:id/toys drop"],
    ),
    (
        "actions and loaders of route modules",
        "app/routes/_auth.teams.$id.edit.tsx",
        "export const action = async () => {};\nexport async function loader() {}",
        ["POST /teams/$id/edit action", "GET /teams/$id/edit loader"],
    ),
    (
        "routers with a prefix and any verb",
        "app/items.py",
        """
        router = APIRouter(prefix="/items")
        @router.delete("/{id}", status_code=204)
        async def drop(id): ...
        @app.api_route("/both", methods=["PUT", "PATCH"])
        def both(): ...
        """,
        ["DELETE /items/{id} drop", "PUT /both both", "PATCH /both both"],
    ),
    (
        "blueprints and views that are classes",
        "shop/views.py",
        """
        bp = Blueprint("a", __name__, url_prefix="/a")
        @bp.route("/y", methods=("GET", "POST"))
        @login_required
        def both(): ...
        @bp.post("/x")
        def x(): ...
        class Users(MethodView):
            def post(self): ...
        bp.add_url_rule("/users", view_func=Users.as_view("users"))
        class Carts(Resource):
            def delete(self): ...
        api.add_resource(Carts, "/carts")
        """,
        ["GET /a/y both", "POST /a/y both", "POST /a/x x", "POST /a/users post", "DELETE /carts delete"],
    ),
    (
        "lists of addresses and routers of sets",
        "shop/urls.py",
        """
        urlpatterns = [
            path("a/", views.a, name="a"),
            re_path(r"^b/(?P<x>.+)$", views.B.as_view()),
            path("c/", include("c.urls")),
            path("d/", login_required(views.d)),
        ]
        router.register(r"users", UserViewSet, basename="user")
        """,
        ["* a/ views.a", "* ^b/(?P<x>.+)$ views.B", "* d/ views.d", "* users UserViewSet"],
    ),
    (
        "views that are classes, by base",
        "shop/views.py",
        """
        class OrderCreate(LoginRequiredMixin, CreateView):
            def form_valid(self, form): ...
        class Payment(APIView):
            def post(self, request): ...
        class Teams(mixins.CreateModelMixin, viewsets.GenericViewSet):
            def perform_create(self, serializer): ...
            @action(detail=True, methods=["post"], url_path="close")
            def close(self, request, pk): ...
        @api_view(["POST", "DELETE"])
        def both(request): ...
        """,
        ["POST  form_valid", "POST  post", "POST  perform_create", "POST close close", "POST  both", "DELETE  both"],
    ),
]


@pytest.mark.parametrize(("path", "text", "expected"), [each[1:] for each in CASES], ids=[each[0] for each in CASES])
def test_a_function_serves_a_route(path: str, text: str, expected: list[str]) -> None:
    """Verb, path and the function, or the handler as written where it stands elsewhere."""
    facts = facts_of(path, text)
    found = [
        f"{each.verb} {each.path} {facts.functions[each.function].name if each.function >= 0 else each.handler}".strip()
        for each in facts.routes
        if each.function >= 0 or each.handler
    ]
    assert sorted(found) == sorted(expected)
