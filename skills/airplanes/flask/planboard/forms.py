"""Reads what a form sent; what none of our forms can send is answered with 400."""

from collections.abc import Collection

from flask import abort, request


def text(name: str) -> str:
    value = request.form.get(name, "").strip()
    if not value:
        abort(400, f"{name} is missing.")
    return value


def choice(name: str, options: Collection[str]) -> str:
    value = text(name)
    if value not in options:
        abort(400, f"{name} is one of {', '.join(options)}.")
    return value
