"""What the code around the anchor says about persons: which are there, and how it reads their ids."""

import re
from collections import Counter
from functools import cached_property

from analyzers.insertion.origins import lacks
from analyzers.insertion.site import Site
from analyzers.scope import BindingKind
from analyzers.scope.syntax import CLASSES, text_of
from analyzers.shipped import toml
from analyzers.words import matches, split

_CHAIN = re.compile(r"(?<![\w$.\])])[A-Za-z_$][\w$]*(?:[?!]?\.[A-Za-z_$][\w$]*)+")
_MADE = re.compile(r"(?:await\s+)?(?:new\s+)?(?:[\w.]*\.)?([A-Z]\w*)\(")
_INDEX = r"\b{}\[(?:[\"'](?:{})[\"'])\]"
_THIS = "this"


class Evidence:
    """The text of the function around the anchor, read for persons."""

    def __init__(self, site: Site) -> None:
        self._site = site
        text = site.source.text
        start = site.function.start_byte if site.function is not None else 0
        end = site.function.end_byte if site.function is not None else len(text)
        self._head = text[start : site.anchor.offset].decode("utf-8", "replace")
        self._whole = text[start:end].decode("utf-8", "replace")
        self.before = _chains(self._head)
        """Dotted paths that the function reads before the anchor, without those that ask if something is there."""
        self.around = _chains(self._whole)
        """Those of the whole function."""
        self.asked = tuple(dict.fromkeys(each for each in _all_chains(self._head) if "?" in each))
        """Dotted paths before the anchor that ask if something is there, as written."""

    @cached_property
    def is_let_in(self) -> bool:
        """Whether a guard before the function lets only those in who are logged in."""
        return bool(_guards_around(self._site))

    def is_bound(self, path: str) -> bool:
        """Whether the name that the dotted path begins with is bound at the anchor."""
        return self._site.scope.get(re.split(r"[?!.]", path)[0]) is not None

    def is_present(self, path: str, *, whole: bool = False) -> bool:
        """Whether the dotted ``path`` surely has a value; ``whole`` says that its last segment is read as it is."""
        root, dot, _ = path.partition(".")
        binding = self._site.scope.get(root)
        if binding is None and root != _THIS:
            return False
        if path in self._site.scope.proven or f"{path}[0]." in self._head:
            return True
        if binding is not None and not binding.solid:
            return False
        if path in _words("guarded") and (dot or (binding is not None and binding.kind is BindingKind.IMPORT)):
            return self._is_guarded(path)
        if not dot:
            return binding is not None and binding.kind is not BindingKind.IMPORT
        return any(chain == path if whole else chain.startswith(f"{path}.") for chain in self.before)

    def is_record(self, path: str) -> bool:
        """Whether what the path gives is a stored person, rather than a list, a text or what a form has sent."""
        binding = self._site.scope.get(path)
        if binding is None:
            return True
        if set(split(binding.annotation)) & set(_words("inputs")) or binding.value.lstrip().startswith(("{", "[")):
            return False
        made = _MADE.match(binding.value)
        if made is None or binding.destructured:
            return not self._is_list(path) and not self._is_erased(path, binding.value)
        stored = self._site.source.text[binding.start : self._site.anchor.offset].decode("utf-8", "replace")
        if set(split(made[1])) & set(_words("inputs")):
            return False
        return any(re.search(rf"\b{each}\w*\(", stored) for each in _words("stores")) and not self._is_erased(path, "")

    def id_of(self, person: str) -> str | None:
        """The person's id: as the code reads it, else by the member that ids usually have."""
        indexed = re.search(_INDEX.format(re.escape(person), "|".join(_words("members"))), self._whole)
        if indexed is not None:
            return indexed[0]
        if self._is_list(person) and f"{person}[0]." in self._head:
            return f"{person}[0].{self._member(f'{person}[0]')}"
        if (
            not self.is_record(person)
            or self._is_without_id(person)
            or re.search(rf"\b{re.escape(person)}(?:\[[\"']|\.get\()", self._whole)
        ):
            return None
        return f"{person}.{self._member(person)}"

    def _is_without_id(self, name: str) -> bool:
        """Whether the project's own function that made it shows that it has no id."""
        binding = self._site.scope.get(name)
        if binding is None or binding.destructured or any(each.startswith(f"{name}.") for each in self._read_ids):
            return False
        return lacks(self._site, binding.value, _words("members"))

    @cached_property
    def _read_ids(self) -> list[str]:
        return [chain for chain in self.around if chain.rpartition(".")[2] in _words("members")]

    def _is_list(self, name: str) -> bool:
        return re.search(rf"(?<![\w.]){re.escape(name)}(?:\.length\b|\[\d)", self._whole) is not None

    def _is_erased(self, path: str, value: str) -> bool:
        """Whether the record, by this name or the one it was taken from, is deleted before the anchor."""
        names = {path, value} | {each.name for each in self._site.scope.bindings if each.value == path}
        calls = (f"{name}.{each}()" for name in names if name for each in _words("erases"))
        return self._site.is_python and any(call in self._head for call in calls)

    def _is_guarded(self, path: str) -> bool:
        if self._is_erased(path, "") or self._has_left:
            return False
        members = {chain[len(path) + 1 :].partition(".")[0] for chain in self.before if chain.startswith(f"{path}.")}
        if members - set(_words("anonymous_members")):
            return True
        return self.is_let_in and (path in self._file or "." not in path or self._is_given(path))

    @cached_property
    def _has_left(self) -> bool:
        """Whether the function has logged the person out before the anchor, so that nobody is logged in there."""
        start = self._site.function.start_byte if self._site.function is not None else 0
        before = [each for each in self._site.facts.calls if start <= each.span.start < self._site.anchor.offset]
        farewells: list[str] = toml("lexicon/flow.toml")["farewells"]
        return any(matches(call.callee, pattern) for call in before for pattern in farewells)

    def _is_given(self, path: str) -> bool:
        """Whether the request is handed to the function, by a framework whose guards put the person in it."""
        binding = self._site.scope.get(path.partition(".")[0])
        return self._site.is_python and binding is not None and binding.kind is BindingKind.PARAMETER

    @cached_property
    def _file(self) -> str:
        return self._site.source.text.decode("utf-8", "replace")

    def _member(self, person: str) -> str:
        """The member that is the person's id: the one that the file reads of such a person, else the usual one."""
        members = _words("members")
        name = person.rpartition(".")[2]
        for chains in (self.around, _chains(self._file)):
            read = Counter(
                chain.rpartition(".")[2]
                for chain in chains.elements()
                if chain.rpartition(".")[2] in members and chain.rpartition(".")[0].rpartition(".")[2] == name
            )
            if read:
                return min(read, key=lambda each: (-read[each], members.index(each)))
        return members[0]


def _words(kind: str) -> list[str]:
    found: list[str] = toml("lexicon/persons.toml")[kind]
    return found


def _chains(text: str) -> Counter[str]:
    """Dotted paths in a text, those left out that ask whether something is there."""
    return Counter(chain.replace("!", "") for chain in _all_chains(text) if "?" not in chain)


def _all_chains(text: str) -> list[str]:
    return [match[0] for match in _CHAIN.finditer(text)]


def _guards_around(site: Site) -> list[str]:
    """The decorators, base classes and handlers before the functions around the anchor that let nobody else in."""
    offset = site.anchor.offset
    around = [each for each in site.facts.functions if each.span.start <= offset <= each.span.end]
    written = [each for function in around for each in (*function.decorators, *function.bases)]
    for call in site.facts.calls:
        if call.span.start <= offset <= call.span.end:
            written += [each.text for each in call.arguments if each.span.end <= offset]
            written.append(call.callee)
    written.append(_head_of_class(site))
    names = [name for each in written for name in re.findall(r"[\w.]+", each)]
    return [name for name in names if any(matches(name, guard) for guard in _words("guards"))]


def _head_of_class(site: Site) -> str:
    """What the class around the anchor says before its first method."""
    node = site.function
    while node is not None and node.type not in CLASSES:
        node = node.parent
    body = node.child_by_field_name("body") if node is not None else None
    said = (each for each in (body.named_children if body is not None else ()) if each.type == "expression_statement")
    return " ".join(text_of(each) for each in said)
