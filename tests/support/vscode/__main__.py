"""Install what VS Code's journeys need, and run the client's scripts: ``python -m tests.support.vscode check test``."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.vscode.code_server import code_server
from tests.support.vscode.extension import CLIENT, copied, vsix
from tests.support.vscode.host import mocha
from tests.support.vscode.node import environment


def main(scripts: list[str]) -> int:
    """The exit code of the first npm script that fails; they run in a copy, so that the sources stay clean."""
    code_server()
    mocha()
    with tempfile.TemporaryDirectory() as scratch:
        place = copied(Path(scratch) / CLIENT.name)
        for name in scripts:
            code = subprocess.run(
                ["npm", "run", "--silent", name], cwd=place, env=environment(), check=False
            ).returncode
            if code:
                return code
    vsix()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
