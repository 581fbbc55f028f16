"""Take values out of a page's or table's keys, strictly, with errors that name the file and the key."""

from collections.abc import Collection, Mapping
from typing import Any

from analyzers.model import Side
from lsp_server.errors import KnowledgeBroken


class Keys:
    """The keys of one file."""

    def __init__(self, file: str, table: Mapping[str, Any], known: Collection[str]) -> None:
        """Read ``table``, the keys of ``file``, of which no others than ``known`` may be there.

        Raises:
            KnowledgeBroken: when another key is there.
        """
        self.file = file
        self._table = table
        strange = sorted(set(map(str, table)) - set(known))
        if strange:
            raise self.broken(strange[0], "is not a key here", f"Use {', '.join(sorted(known))}.")

    def text(self, key: str, otherwise: str | None = None) -> str:
        """A text that says something; ``otherwise`` stands for a key that is left out, where that is allowed."""
        value = self._table.get(key, otherwise)
        if not isinstance(value, str) or (otherwise is None and not value.strip()):
            raise self.broken(key, "is missing or no text", f"Write one text for {key}.")
        return value.strip()

    def texts(self, key: str, least: int = 0) -> tuple[str, ...]:
        """A list of at least ``least`` texts, each once; an empty one for a key that is left out."""
        value = self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self.broken(key, "is no list of texts", f"Write {key} as [one, two].")
        if len(value) < least:
            raise self.broken(key, "is missing or empty", f"Write {key} as [one, two].")
        if len(set(value)) < len(value):
            raise self.broken(key, "names something twice", "Name it once.")
        return tuple(value)

    def chosen(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """A list of at least one text, each of ``known``."""
        values = self.texts(key, 1)
        for each in values:
            if each not in known:
                raise self.broken(key, f"knows no {each}", f"Use {', '.join(known)}.")
        return values

    def sides(self, key: str) -> tuple[Side, ...]:
        """A list of server, client or both."""
        return tuple(map(Side, self.chosen(key, (Side.SERVER, Side.CLIENT))))

    def broken(self, key: str, fault: str, remedy: str) -> KnowledgeBroken:
        """The error for one key."""
        return KnowledgeBroken(f"{self.file}: `{key}` {fault}.", remedy)
