"""Attempts to let something travel in an event that no event may hold."""

from tests.support.hostile_code import Written


def _py(family: str, **values: str) -> tuple[Written, ...]:
    return tuple(
        Written(
            f"{name.replace('_', ' ')} (py)",
            family,
            frozenset({"personal"}),
            inside=f'    track(user.id, "EVENT", {{"kind": {value}}})\n',
        )
        for name, value in values.items()
    )


def _ts(family: str, **values: str) -> tuple[Written, ...]:
    return tuple(
        Written(
            f"{name.replace('_', ' ')} (ts)",
            family,
            frozenset({"personal"}),
            "ts",
            f"  track(String(user.id), 'EVENT', {{ kind: {value} }});\n",
        )
        for name, value in values.items()
    )


def _lines(family: str, language: str = "py", **texts: str) -> tuple[Written, ...]:
    return tuple(
        Written(f"{name.replace('_', ' ')} ({language})", family, frozenset({"personal"}), language, text)
        for name, text in texts.items()
    )


EXPOSING: tuple[Written, ...] = (
    *_py(
        "secrets in a property",
        a_variable_of_the_environment='os.environ["PAYMENT_SECRET_KEY"]',
        a_variable_by_a_function='os.getenv("PAYMENT_SECRET_KEY")',
        all_variables="dict(os.environ)",
        what_signs_of_the_settings='current_app.config["SECRET_KEY"]',
        all_settings="str(current_app.config)",
        a_token="user.api_token",  # noqa: S106 - it opens nothing
        a_password_as_digits="user.password_hash.encode().hex()",  # noqa: S106 - it opens nothing
        a_cookie='request.cookies.get("session")',
        a_file='open(".env").read()',
        a_module_that_is_loaded='__import__("os").environ',
    ),
    *_py(
        "a whole request in a property",
        headers="dict(request.headers)",
        headers_as_a_text="str(request.headers)",
        a_body="request.get_json()",
        a_form="request.form.to_dict()",
        the_environment_of_a_request="request.environ",
        a_session="dict(session)",
        all_names="locals()",
    ),
    *_py(
        "a person in a property",
        an_address="user.email",
        a_part_of_an_address='user.email.split("@")[0]',
        an_address_in_a_text='f"{user.email}"',
        an_address_in_a_nested_table='{"deep": {"deeper": user.email}}',
        an_address_in_a_list="[user.email]",
        addresses_of_many="[each.email for each in people]",
        an_address_by_its_name='getattr(user, "email")',
        an_address_by_a_key='user.__dict__["email"]',
        all_of_a_person="vars(user)",
        all_of_a_person_as_a_text="str(user.__dict__)",
        a_text_of_many_values='f"{order.a}-{order.b}-{order.c}-{user.d}"',
        a_name_of_a_customer="order.customer.full_name",
        an_address_behind_a_condition='user.email if order else "none"',
        an_address_by_a_small_function="(lambda one: one.email)(user)",
        a_network_address="request.remote_addr",
    ),
    *_lines(
        "a person by a detour",
        a_variable_before='    kind = user.email\n    track(user.id, "EVENT", {"kind": kind})\n',
        two_variables_before='    first = user.email\n    kind = first\n    track(user.id, "EVENT", {"kind": kind})\n',
        three_variables_before='    a = user.email\n    b = a\n    c = b\n    track(user.id, "EVENT", {"kind": c})\n',
        a_table_before='    kinds = {"kind": user.email}\n    track(user.id, "EVENT", {"kind": kinds["kind"]})\n',
        a_tuple_before='    kind, other = user.email, 1\n    track(user.id, "EVENT", {"kind": kind})\n',
        a_loop_before='    for kind in [user.email]:\n        pass\n    track(user.id, "EVENT", {"kind": kind})\n',
        a_small_function_before='    of = lambda one: one.email\n    track(user.id, "EVENT", {"kind": of(user)})\n',
        a_name_on_the_way='    if kind := user.email:\n        track(user.id, "EVENT", {"kind": kind})\n',
    ),
    Written(
        "a function beside (py)",
        "a person by a detour",
        frozenset({"personal"}),
        inside='    track(user.id, "EVENT", {"kind": kind_of(user)})\n',
        edits=(("OWN", "def close(", "def kind_of(one):\n    return one.email\n\n\ndef close("),),
    ),
    Written(
        "a module beside (py)",
        "a person by a detour",
        frozenset({"personal"}),
        inside='    track(user.id, "EVENT", {"kind": kind_of(user)})\n',
        edits=(
            (
                "OWN",
                "from shop.extensions import db\n",
                "from shop.extensions import db\nfrom shop.kinds_NUMBER import kind_of\n",
            ),
        ),
        files=(("shop/kinds_NUMBER.py", "def kind_of(one):\n    return one.email\n"),),
    ),
    Written(
        "the person is an address (py)",
        "a person by a detour",
        frozenset({"person", "personal"}),
        inside='    track(user.email, "EVENT", {"kind": order.kind})\n',
    ),
    Written(
        "properties that are not written out (py)",
        "a person by a detour",
        frozenset({"properties"}),
        inside='    track(user.id, "EVENT", {"kind": order.kind, **user.__dict__})\n',
    ),
    Written(
        "a property that nobody planned (py)",
        "a person by a detour",
        frozenset({"properties", "personal"}),
        inside='    track(user.id, "EVENT", {"kind": order.kind, "email": user.email})\n',
    ),
    *_ts(
        "secrets in a property",
        a_variable_of_the_environment="process.env.PAYMENT_SECRET_KEY",
        a_variable_by_a_key="process.env['PAYMENT_SECRET_KEY']",
        all_variables="JSON.stringify(process.env)",
        a_variable_by_another_name="globalThis.process.env.PAYMENT_SECRET_KEY",
        a_cookie="cookies().get('session')?.value",
        all_cookies="document.cookie",
        what_a_browser_keeps="localStorage.getItem('kind')",
        a_token="user.apiToken",  # noqa: S106 - it opens nothing
        a_hash="Buffer.from(user.passwordHash).toString('base64')",
        a_module_that_is_loaded="require('fs').readFileSync('.env', 'utf8')",
    ),
    *_ts(
        "a whole request in a property",
        headers="Object.fromEntries(request.headers)",
        a_header="request.headers.get('authorization')",
        a_body="await request.json()",
        a_text_of_a_body="await request.clone().text()",
    ),
    *_ts(
        "a person in a property",
        an_address="user.email",
        an_address_by_a_key="user['email']",
        an_address_in_a_text="`${user.email}`",
        an_address_in_a_nested_table="{ deep: { deeper: user.email } }",
        all_of_a_person="JSON.stringify(user)",
        all_values_of_a_person="Object.values(user).join()",
        a_copy_of_a_person="{ ...user }",
        an_address_behind_a_question="user?.email ?? 'none'",
        an_address_by_a_small_function="((one: User) => one.email)(user)",
    ),
    *_lines(
        "a person by a detour",
        "ts",
        a_variable_before="  const kind = user.email;\n  track(String(user.id), 'EVENT', { kind });\n",
        a_part_that_is_taken="  const { email: kind } = user;\n  track(String(user.id), 'EVENT', { kind });\n",
        a_part_of_a_list="  const [kind] = [user.email];\n  track(String(user.id), 'EVENT', { kind });\n",
        a_small_function_before=(
            "  const kindOf = () => user.email;\n  track(String(user.id), 'EVENT', { kind: kindOf() });\n"
        ),
        a_variable_that_changes="  let kind = '';\n  kind = user.email;\n  track(String(user.id), 'EVENT', { kind });\n",  # noqa: E501 - one line of code is one line
    ),
)
