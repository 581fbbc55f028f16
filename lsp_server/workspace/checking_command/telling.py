"""A program's output as text that can be shown anywhere."""

import re

# What a terminal takes for an order: with a bracket, with a string up to its end, and short ones.
_ORDERS = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]", re.DOTALL)
_LINE_END = re.compile(r"\r\n?|[\u2028\u2029]")


def plain(output: bytes) -> str:
    """``output`` without control characters, orders to a terminal and marks that turn the direction of writing.

    What is no UTF-8 becomes a replacement character; the result has no more characters than ``output`` has bytes.
    """
    text = _LINE_END.sub("\n", _ORDERS.sub("", output.decode("utf-8", "replace")))
    return "".join(_shown(each) for each in text)


def _shown(letter: str) -> str:
    if letter in "\n\t" or letter.isprintable():
        return letter
    return " " if letter.isspace() else ""
