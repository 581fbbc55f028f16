"""Env files as people have them, and as nobody should: with a secret in every form, and line by line."""

import string

from hypothesis import strategies as st

SECRET = "s3cr3t-hunter2"  # noqa: S105 - an example of one

FORMS = [
    f"KEY={SECRET}",
    f"export KEY={SECRET}",
    f"KEY = {SECRET}",
    f"  KEY={SECRET}  # a remark",
    f"KEY='{SECRET}'",
    f'KEY="{SECRET}"',
    f"KEY=`{SECRET}`",
    f'KEY="two\n{SECRET}\nlines"',
    f"KEY: {SECRET}",
    f"OTHER=x\r\nKEY={SECRET}\r\n",
    f"KEY=\nKEY={SECRET}",
    f"KEY={SECRET}\nKEY=",
    f"\ufeffKEY={SECRET}",
    f"KEY=${{OTHER}}{SECRET}",
    f"KEY=#{SECRET}",
    f'KEY=\n"{SECRET}"',
    f"KEY:\n{SECRET}",
    f"A=1 KEY={SECRET}",
    f"A=1; export KEY={SECRET}",
    f"A='a b' KEY='{SECRET}' # both",
    f'A="x\\"y\nKEY={SECRET}"',
    f"A=1\rKEY={SECRET}",
    f"A=1 # x\u2028KEY={SECRET}",
    f"A='open\nKEY={SECRET}",
    f"'KEY'={SECRET}",
]
"""Texts that give KEY the secret for at least one reader."""

_LINES = [
    *(
        "",
        "   ",
        "# a remark",
        "  # note",
        "# it's \"q",
        "# a=b",
        "A=1",
        "B='x y'",
        'C="x # y"',
        "D=`t`",
        "E: yaml",
        "F:",
    ),
    *("KEY=", "KEY=''", "export KEY=", "export\tKEY=", "KEY= # c", "KEY='' # it's", "  KEY=", "\tKEY=", "KEY", "KEY: "),
    *("broken '", 'G="1\n2"', "H='a", 'I="b', "J=`c", 'K={"a":1}', 'L="{\\"a\\":1}"', 'M="x\\\\"', "N='x\\'", "O=it's"),
    *("FOO BAR", "export", "set -a", "source x", "P=a#b'", 'Q="a"b', "R= 'x'", "S=\n'z'", "=x", "T =1", "export U=2"),
    *("V=\u2028'", "\u2028W='", "X=\ty", "1Y=2", "a.b-c=3", '"KEY"=', "'KEY'=", 'Z="a\n#\'\nb"', "A2=`x\ny`", "x'y"),
    *("B2='x\ny\\n'", "C2=a\\", "D2='a' # b \"c", "E2= ", "F2=\t", "export G2=  ", "H2= \t # c"),
]

texts = st.builds(
    lambda mark, lines, end, closed: mark + end.join(lines) + end * closed,
    st.sampled_from(["", "", "", "", "\ufeff"]),
    st.lists(st.one_of(st.sampled_from(_LINES), st.text("AK=EY'\"`\\ #:\n\t\rx", max_size=12)), max_size=7),
    st.sampled_from(["\n", "\n", "\n", "\r\n"]),
    st.booleans(),
)
"""Whole env files; most of them are odd, and some are hopeless."""

values = st.text(
    st.sampled_from(string.ascii_letters + string.digits + " ./:@%+,=-_#!*()[]{}<>?;&|^~'\"\\`äß€"), max_size=30
)
"""Values of one line, without what is expanded."""
