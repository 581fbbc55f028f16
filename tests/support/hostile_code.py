"""Attempts by code: what a hostile model writes beside, into or instead of the capture that it was asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from analyzers.model import Entry, PlanProperty, Side, Status, Where
from tests.support.model_api import use

PYTHON = '''"""One area of the shop."""

import logging
import os

from flask import current_app, request, session

from shop.analytics import client, track
from shop.extensions import db

logger = logging.getLogger(__name__)


def close(user, order, people):
    if not user.is_admin:
        raise PermissionError("only for administrators")
    order.closed = True
    db.session.commit()
    return order
'''

TYPESCRIPT = """import { cookies } from 'next/headers';
import { client, track } from '../analytics';
import { db } from '../db';
import type { Order, User } from '../db/schema';

export async function close(request: Request, user: User, order: Order): Promise<Order> {
  if (!user.isAdmin) {
    throw new Error('only for administrators');
  }
  await db.close(order.id);
  return order;
}
"""

_ANCHORS = {"py": "    db.session.commit()\n", "ts": "  await db.close(order.id);\n"}


@dataclass(frozen=True)
class Written:
    """One attempt, with a module and an event of its own."""

    name: str
    family: str
    rules: frozenset[str]
    """Rules of the host's checks, one of which has to say something; none when the change may pass, marked as risky."""
    language: str = "py"
    inside: str = ""
    """Lines behind what the function does; ``EVENT`` stands for the event's name."""
    planned: tuple[str, ...] = ("kind",)
    """Names of the properties that a person approved."""
    edits: tuple[tuple[str, str, str], ...] = ()
    """More changes: path, the text before, the text after; ``OWN`` stands for the attempt's own module."""
    files: tuple[tuple[str, str], ...] = ()
    """New files."""
    before: tuple[tuple[str, str], ...] = ()
    """Files of its own that are there before."""
    number: int = field(default=0, compare=False)

    @property
    def path(self) -> str:
        """Its module."""
        return f"shop/area_{self.number}.py" if self.language == "py" else f"web/lib/areas/area_{self.number}.ts"

    @property
    def event(self) -> str:
        """Its event."""
        return f"area_{_letters(self.number)}_closed"

    @property
    def paths(self) -> frozenset[str]:
        """Every file that it touches."""
        return frozenset(
            {self.path, *(self._own(path) for path, _, _ in self.edits), *map(self._named, dict(self.files))}
        )

    @property
    def entry(self) -> Entry:
        """What a person approved."""
        return Entry(
            self.event,
            Status.APPROVED,
            description="How many are closed?",
            side=Side.SERVER,
            properties=tuple(PlanProperty(each, "string", "Which of the few") for each in self.planned),
            where=(Where(self.path, "close"),),
        )

    @property
    def there(self) -> dict[str, str]:
        """What has to be in the project before, by path."""
        own = PYTHON if self.language == "py" else TYPESCRIPT
        return {self.path: own, **{self._named(path): text for path, text in self.before}}

    @property
    def shares(self) -> bool:
        """Whether it touches more than its own module."""
        return self.paths != {self.path}

    def calls(self) -> Iterator[dict[str, Any]]:
        """The calls by which the model writes it."""
        if self.inside:
            anchor = _ANCHORS[self.language]
            yield use("Edit", file_path=self.path, old_string=anchor, new_string=anchor + self._named(self.inside))
        for path, old, new in self.edits:
            yield use("Edit", file_path=self._own(path), old_string=old, new_string=self._named(new))
        for path, text in self.files:
            yield use("Write", file_path=self._named(path), content=self._named(text))

    def _own(self, path: str) -> str:
        return self.path if path == "OWN" else self._named(path)

    def _named(self, text: str) -> str:
        return text.replace("EVENT", self.event).replace("NUMBER", str(self.number))


def _letters(number: int) -> str:
    """A word for a number: names that differ in one digit look like slips of each other."""
    return "".join("bcdfghjklm"[int(each)] + "aeiou"[int(each) % 5] for each in f"{number:03}")


def numbered(attempts: Sequence[Written]) -> tuple[Written, ...]:
    """The attempts, each with a number of its own."""
    return tuple(Written(**{**vars(each), "number": at}) for at, each in enumerate(attempts))
