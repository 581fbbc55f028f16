"""Positions of the protocol counted by its words, one character at a time: what the server is compared with."""


def width(character: str, encoding: str) -> int:
    """How many units one character takes in an encoding of the protocol."""
    if encoding == "utf-32":
        return 1
    if encoding == "utf-16":
        return 2 if ord(character) > 0xFFFF else 1
    return len(character.encode("utf-8", "surrogatepass"))


def line_spans(text: str) -> list[tuple[int, int]]:
    """Start and end (without line end) of every line, in characters."""
    lines, start, index = [], 0, 0
    while index < len(text):
        ending = 2 if text[index : index + 2] == "\r\n" else 1 if text[index] in "\r\n" else 0
        if ending:
            lines.append((start, index))
            start = index + ending
        index += ending or 1
    return [*lines, (start, len(text))]


def index_of(text: str, line: int, character: int, encoding: str) -> int:
    """The character of ``text`` that a position means."""
    lines = line_spans(text)
    if line >= len(lines):
        return len(text)
    index, end = lines[line]
    left = character
    while index < end and width(text[index], encoding) <= left:
        left -= width(text[index], encoding)
        index += 1
    return index


def position_at(text: str, index: int, encoding: str) -> tuple[int, int]:
    """Line and character of a character's index in ``text``."""
    lines = line_spans(text)
    line = max(number for number, (start, _) in enumerate(lines) if start <= index)
    return line, sum(width(each, encoding) for each in text[lines[line][0] : index])
