"""Where in an env file a line can stand, so that every reader takes it for a line of its own.

Readers differ in quotes, escapes and lines without a value, and some of them from version to version: node's own
reader, for one, has taken a line without an equals sign for the beginning of the next line's name, and blanks after
one for the beginning of a value that is the next line. So none of them is imitated here. A place is good when what
stands before it is of a kind that all of them end at the same line end.
"""

import re

MARK = "\ufeff"
"""The byte order mark."""

_TEXT = r"[^\r\n\u2028\u2029]"
_END = r"(?:\r?\n|\Z)"
_QUOTED = (
    r"""(?:"(?:[^"\\]|\\(?!"))*+"|'(?:[^'\\]|\\(?!'))*+'"""  # over several lines, no quote escaped
    rf"""|"(?:(?!["\\]){_TEXT}|(?<!\\)\\"|\\(?!"))*+"|`(?:(?![`\\]){_TEXT})*+`)"""  # on one line
)
_ASSIGNMENT = re.compile(
    rf"""[ \t]*+(?:export[ \t]++)?[A-Za-z_][A-Za-z0-9_.-]*+[ \t]*+=[ \t]*+"""
    rf"""(?:{_QUOTED}[ \t]*+(?:#{_TEXT}*+)?|#{_TEXT}*+|(?![\s'"`#]){_TEXT}++|(?<==)){_END}"""
)
_REMARK = re.compile(rf"(?:#{_TEXT}*+)?{_END}")
_LOOSE = re.compile(
    rf"""[ \t]*+(?:#(?:(?!=){_TEXT})*+|(?!['"`=:\s]){_TEXT}(?:(?!['"`=:]){_TEXT})*+(?:=[ \t]++)?)?{_END}"""
)


def ends_settled(text: str) -> bool:
    """Whether a line that follows ``text`` is a line of its own for every reader.

    A loose line may swallow the next one, which therefore has to be an assignment that fits on one line.
    """
    at, loose = (len(MARK), True) if text.startswith(MARK) else (0, False)
    while at < len(text):
        assignment = _ASSIGNMENT.match(text, at)
        if assignment and loose and "\n" in assignment[0].rstrip("\r\n"):
            return False
        remark = None if loose else _REMARK.match(text, at)
        found = assignment or remark or _LOOSE.match(text, at)
        if found is None:
            return False
        loose = not (assignment or remark)
        at = found.end()
    return not loose


def names(text: str, name: str) -> bool:
    """Whether ``name`` stands anywhere in ``text`` as a word of its own."""
    return re.search(rf"(?<![A-Za-z0-9_]){re.escape(name)}(?![A-Za-z0-9_])", text) is not None


def filled(text: str, start: int, name: str, value: str) -> str | None:
    """The text with the written ``value`` on the line at ``start``, which has none; None when it cannot be there.

    A remark on the line stays, and so does ``export``. Where the name stands below as well, or a quote follows no
    value, some reader would take the value from there.
    """
    empty = re.compile(
        rf"""(?P<indent>[ \t]*+)(?P<export>export[ \t]++)?['"]?{re.escape(name)}['"]?"""
        rf"""[ \t]*+(?:=(?:[ \t]*+(?:''|""))?)?(?P<remark>[ \t]++#{_TEXT}*+)?[ \t]*+(?={_END})"""
    )
    found = empty.match(text, start)
    if found is None or not ends_settled(text[:start]):
        return None
    below = text[found.end() :]
    if names(below, name) or (not value and below.lstrip()[:1] in set("'\"`")):
        return None
    indent = found["indent"].replace("\t", "")  # node's own reader takes a tab for a part of the name
    export = "export " if found["export"] else ""
    remark = found["remark"] or ""
    return f"{text[:start]}{indent}{export}{name}={value}{remark}{below}"


def appended(text: str, line: str) -> str | None:
    """The text with ``line`` at its end; None when it cannot be there."""
    if not ends_settled(text):
        return None
    end = _end_of(text)
    glue = "" if not text or text.endswith("\n") else end
    return f"{text}{glue}{line}{end}"


def headed(text: str, line: str) -> str | None:
    """The text with ``line`` before all others; None when it cannot be there."""
    return None if text[:1] in {MARK, "", *" \t\r\n'\"`"} else f"{line}{_end_of(text)}{text}"


def _end_of(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
