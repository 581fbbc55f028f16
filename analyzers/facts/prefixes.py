"""The prefixes that a router or a controller of the same file puts before its paths."""

import re
from collections.abc import Sequence

from analyzers import shipped
from analyzers.facts.classes import Class
from analyzers.facts.shapes import shapes
from analyzers.model import Call

_QUOTED = re.compile(r"""['"`]([^'"`]*)['"`]""")


class Prefixes:
    """Prefixes by the variable of a router and by the name of a controller."""

    def __init__(self, language: str, calls: tuple[Call, ...], classes: Sequence[Class]) -> None:
        self._of_router: dict[str, str] = {}
        self._of_class: dict[str, str] = {}
        self._routers: set[str] = set()
        routers, mounts = shapes("routes", "prefix", language), shapes("routes", "mount", language)
        makers = shapes("routes", "router", language)
        for call in calls:
            for row in routers.rows_of(call.callee) if call.bound else ():
                said = [each.string for each in call.arguments if each.keyword in row["keywords"]]
                if said and said[0]:
                    self._of_router[call.bound] = said[0]
            if call.bound and makers.rows_of(call.callee):
                self._routers.add(call.bound)
            if len(call.arguments) > 1 and call.arguments[0].string and mounts.rows_of(call.callee):
                self._of_router[call.arguments[-1].text] = call.arguments[0].string
        decorators = {name for row in shipped.toml("lexicon/routes.toml")["class_prefix"] for name in row["decorators"]}
        for each in classes:
            for written in each.decorators:
                quoted = _QUOTED.search(written)
                if quoted and written.partition("(")[0] in decorators:
                    self._of_class[each.name] = quoted[1]

    def as_router(self, callee: str) -> str:
        """``callee`` with a variable that this file makes a router renamed to ``router``."""
        root, dot, rest = callee.partition(".")
        known = dot and (root in self._routers or root in self._of_router)
        return f"router.{rest}" if known else callee

    def before(self, callee: str, path: str) -> str:
        """``path`` behind the prefix of the router that ``callee`` is called on."""
        return joined(self._of_router.get(callee.partition(".")[0], ""), path)

    def of_class(self, name: str, path: str) -> str:
        """``path`` behind the prefix of the controller called ``name``."""
        return joined(f"/{self._of_class[name].strip('/')}", path) if name in self._of_class else path


def joined(prefix: str, path: str) -> str:
    """Two parts of a path with one slash between them."""
    if not prefix:
        return path
    return f"{prefix.rstrip('/')}/{path.lstrip('/')}" if path else prefix
