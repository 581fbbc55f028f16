"""Properties are at hand, of the right type, about the occurrence, and nobody's own; else there are none."""

import pytest

from analyzers.proposals.properties import is_personal
from tests.support.proposing import values

ORDER = """
    @login_required
    @require_POST
    def place_order(request):
        cart = Cart.for_session(request.session)
        {before}
        order = Order.objects.create({arguments})
        {after}
        return redirect("order-thanks", order.number)
"""


def _order(arguments: str, before: str = "pass", after: str = "pass") -> dict[str, str]:
    return values({"shop/views.py": ORDER.format(arguments=arguments, before=before, after=after)})


def test_what_the_record_is_made_with_is_read_from_the_record() -> None:
    """A sum that is computed for the record is not computed again."""
    assert _order("buyer=request.user, total=cart.total()") == {"order_total": "order.total"}


def test_what_the_act_is_given_is_given_to_the_event() -> None:
    """The code has evaluated it there, so it can be written behind it."""
    assert _order("buyer=request.user, currency=cart.currency") == {"currency": "cart.currency"}


def test_a_member_that_nothing_shows_is_not_made_up() -> None:
    """An order may have a total, and nobody here says so."""
    assert _order("buyer=request.user") == {}


def test_a_variable_is_taken_by_its_name() -> None:
    """The simplest value is the best one."""
    found = _order("buyer=request.user", before="item_count = len(cart.lines)")
    assert found == {"item_count": "item_count"}


def test_a_list_is_counted_where_a_number_is_wanted() -> None:
    """The things themselves stay where they are."""
    found = _order("buyer=request.user", before="items = list(cart.lines)")
    assert found == {"item_count": "len(items)"}


def test_a_variable_that_is_bound_only_in_a_branch_is_not_used() -> None:
    """It might not be there."""
    before = "if cart.is_large():\n            item_count = len(cart.lines)"
    assert _order("buyer=request.user", before=before) == {}


def test_text_from_a_form_is_no_number() -> None:
    """A form gives text, whatever its field means."""
    assert _order("buyer=request.user", before='quantity = request.POST["quantity"]') == {}
    assert _order("buyer=request.user", before='quantity = int(request.POST["quantity"])') == {"item_count": "quantity"}


@pytest.mark.parametrize(
    "member",
    ["email", "name", "phone", "shipping_address", "ip", "note"],
)
def test_what_belongs_to_the_buyer_is_never_taken(member: str) -> None:
    """Not even if the record is made with it."""
    assert _order(f"buyer=request.user, {member}=cart.{member}") == {}


INVITE = """
    'use server';

    export const inviteTeamMember = validatedActionWithUser(inviteSchema, async (data, _, user) => {{
      {before}
      await db.insert(invitations).values({{ email: data.email, {entries} invitedBy: user.id, status: 'pending' }});
      return {{ success: 'Invitation sent' }};
    }});
"""


def _invite(before: str = "", entries: str = "") -> dict[str, str]:
    return values({"app/actions.ts": INVITE.format(before=before, entries=entries)})


def test_the_inviters_own_role_is_not_the_role_that_is_given() -> None:
    """A member of somebody else at hand is not a detail of the occurrence."""
    assert _invite(before="if (user.role !== 'owner') { return { error: 'No' }; }") == {}
    assert _invite(entries="role: data.role,") == {"role": "data.role"}


def test_a_part_of_what_was_sent_is_taken_by_its_name() -> None:
    """Destructured or not."""
    assert _invite(before="const { role } = data;", entries="role,") == {"role": "role"}


UPGRADE = """
    export async function changePlan({parameters}) {{
      {before}
      await stripe.subscriptions.update(subscriptionId, {{ items: [{{ price: 'price_1' }}] }});
      await db.update(teams).set({{ changedAt: new Date() }}).where(eq(teams.id, teamId));
    }}
"""


def _upgrade(parameters: str, before: str = "") -> dict[str, str]:
    path = "lib/payments/change.ts"
    return values({path: UPGRADE.format(parameters=f"subscriptionId: string, {parameters}", before=before)})


def test_a_thing_is_never_sent_as_a_whole() -> None:
    """A plan that is an object has many members, and none of them was asked for."""
    assert "plan" not in _upgrade("plan: Plan")
    assert "plan" not in _upgrade("plan", before="await check(plan.limits, plan.seats);")


def test_a_type_that_says_text_lets_a_word_through() -> None:
    """Then it is what it is called."""
    assert _upgrade("plan: string")["plan"] == "plan"
    assert _upgrade("plan: 'free' | 'pro'")["plan"] == "plan"
    assert _upgrade("{ plan, seats }: { plan: string; seats: number }") == {"plan": "plan", "seats": "seats"}


def test_several_of_a_kind_are_not_one_of_it() -> None:
    """A list of roles is no role."""
    assert _invite(before="const roles = pick(data);", entries="role: roles,") == {}


def test_an_id_of_unknown_type_is_sent_as_text() -> None:
    """Numbers and text may both be ids, and an event must not be both."""
    assert _upgrade("priceId")["plan"] == "String(priceId)"
    assert _upgrade("priceId: number")["plan"] == "String(priceId)"
    assert _upgrade("priceId: string")["plan"] == "priceId"


def test_a_member_of_what_may_be_missing_is_asked_for_safely() -> None:
    """A capture must never be what breaks the product."""
    found = _upgrade("team: Team | null", before="const old = team?.planName; log(old);")
    assert found["plan"] == "team?.planName"
    guarded = _upgrade("team: Team | null", before="if (!team) return; log(team.planName);")
    assert guarded["plan"] == "team.planName"


def test_a_member_of_what_may_be_missing_is_not_asked_for_where_that_would_fail() -> None:
    """There is no safe way to write it in Python, so it is left out."""
    text = """
        @router.post("/billing/plan")
        def change_plan(body: ChangeIn, session: SessionDep):
            team = session.get(Team, body.team_id)
            {guard}
            stripe.Subscription.modify(body.subscription, items=[{{"price": "price_1"}}])
            session.commit()
            return {{"plan": team.plan_name if team else None}}
    """
    path = "billing/routes.py"
    assert "plan" not in values({path: text.format(guard="pass")})
    guarded = text.format(guard="if team is None:\n                raise HTTPException(404)")
    assert values({path: guarded})["plan"] == "team.plan_name"


def test_whether_something_is_there_is_told_without_telling_what() -> None:
    """An invitation's id says that there was one."""
    text = """
        'use server';

        export const signUp = validatedAction(signUpSchema, async (data, formData) => {
          const { email, password, inviteId } = data;
          const [createdUser] = await db.insert(users).values({ email }).returning();
          await setSession(createdUser);
          redirect('/dashboard');
        });
    """
    assert values({"app/(login)/actions.ts": text}) == {"was_invited": "Boolean(inviteId)"}


def test_the_requests_method_is_no_method_of_signing_up() -> None:
    """The machinery has words of its own."""
    text = """
        @bp.route("/register", methods=["GET", "POST"])
        def register():
            method = request.method
            if request.method == "POST":
                user = User(created=now())
                db.session.add(user)
                db.session.commit()
                return redirect("/")
            return render_template("register.html")
    """
    assert values({"auth.py": text}) == {}


def test_a_record_that_is_gone_is_not_read() -> None:
    """Members of a deleted record may no longer be loaded."""
    text = """
        @router.delete("/{id}")
        def delete_item(session: SessionDep, user: CurrentUser, id: int):
            item = session.get_one(Item, id)
            log(item.kind)
            session.delete(item)
            session.commit()
            return {"gone": True}
    """
    assert values({"items.py": text}) == {}


@pytest.mark.parametrize(
    ("key", "expression"),
    [
        ("email", "data.email"),
        ("plan", "user.email"),
        ("contact", "user.phoneNumber"),
        ("topic", "form.cleaned_data['message']"),
        ("kind", "request.remote_addr"),
        ("source", "user.first_name"),
        ("source", "session.access_token"),
        ("password", "x"),
        ("reason", "reason"),
        ("plan", "user.name"),
        ("title", "post.title"),
    ],
)
def test_what_is_personal_is_known_by_key_and_by_value(key: str, expression: str) -> None:
    """Either name gives it away."""
    assert is_personal(key, expression)


@pytest.mark.parametrize(
    ("key", "expression"),
    [
        ("plan", "subscription.plan.product.name"),
        ("plan", "plan_name"),
        ("has_text", "has_text"),
        ("order_total", "order.total"),
        ("email_verified", "user.email_verified"),
    ],
)
def test_what_the_product_is_called_is_nobodys_own(key: str, expression: str) -> None:
    """A plan has a name, too."""
    assert not is_personal(key, expression)


def test_a_reason_that_comes_from_a_list_is_no_free_text() -> None:
    """Comparing it with a word shows that the words are known."""
    assert not is_personal("reason", "reason", listed=True)
