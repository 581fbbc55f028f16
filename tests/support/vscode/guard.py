"""Run a program that ends with whoever started it: ``python guard.py PROGRAM ARGUMENTS``, with a pipe to its input.

The pipe closes when the starter ends, however it does; then the whole process group is killed. Without that a pytest
that is killed would leave servers behind.
"""

import os
import signal
import subprocess
import sys
import threading


def main(words: list[str]) -> int:
    """The program's exit code; a request to end is left to the program, which gets it as a member of the group."""
    signal.signal(signal.SIGTERM, lambda *_: None)
    process = subprocess.Popen(words, stdin=subprocess.DEVNULL)
    threading.Thread(target=_watch, daemon=True).start()
    return process.wait()


def _watch() -> None:
    while os.read(0, 1):
        pass
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
