"""The command ``luthier``: errors become one sentence and an exit code here, and nowhere else."""

import io
import os
import sys
import traceback
from typing import Any

from lsp_server.errors import LuthierError, Stopped

CLEAN, PROBLEMS, UNUSABLE, INTERNAL = 0, 1, 2, 3
"""Exit codes: nothing to report; problems were found; usage or input that cannot be used; a fault of Luthier's own."""

_INTERRUPTED = 130


def main() -> None:
    """Run the command line and end with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; returns its exit code. Output goes to stdout, all else to stderr."""
    _speak_utf8()
    try:
        from lsp_server.commands.app import app  # noqa: PLC0415 - a fault while importing is told as any other

        code = int(app(args=arguments, prog_name="luthier", standalone_mode=False) or CLEAN)
        code = _tell("Stopped.", "", code) if code == _INTERRUPTED else code
    except Stopped as stopped:
        code = _tell(stopped.message, stopped.remedy, _INTERRUPTED)
    except LuthierError as error:
        code = _tell(error.message, error.remedy, UNUSABLE)
    except (BrokenPipeError, SystemExit):
        # The command line's library turns a broken pipe into the end of the process, and nothing else.
        return _stay_quiet()
    except KeyboardInterrupt:
        code = _tell("Stopped.", "", _INTERRUPTED)
    except OSError as error:
        code = _refused(error)
    except Exception as error:  # noqa: BLE001 - the edge: whatever went wrong, a person reads one sentence
        code = _misused(error) if hasattr(error, "exit_code") else _fault(error)
    return _flushed(code)


def _speak_utf8() -> None:
    """Write the same bytes in every locale; what is no text comes out escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _flushed(code: int) -> int:
    """``code``, unless the output could not be written to its end."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _stay_quiet()
    except OSError as error:
        return _refused(error)
    return code


def _stay_quiet() -> int:
    """Who reads has seen enough; that is no error, and nothing may be written any more."""
    _close_stdout()
    return CLEAN


def _close_stdout() -> None:
    """Send what is still buffered nowhere, so that the interpreter's own last flush is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refused(error: OSError) -> int:
    """The disk or the terminal refused something that no part of Luthier foresaw."""
    if error.filename is not None:
        return _tell(f"{error.filename}: {error.strerror}.", "Check that it is there and may be used.", UNUSABLE)
    _close_stdout()
    return _tell(f"The output could not be written: {error.strerror}.", "Make room, or write elsewhere.", UNUSABLE)


def _misused(error: Any) -> int:
    """An argument that the command line's library refuses: it knows how to say so."""
    error.show()
    return int(error.exit_code)


def _fault(error: Exception) -> int:
    if os.environ.get("LUTHIER_TRACEBACK"):
        traceback.print_exc()
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return _tell(
        f"Luthier itself failed: {what}.",
        "Please report it; with LUTHIER_TRACEBACK=1 in the environment the command says where.",
        INTERNAL,
    )


def _tell(message: str, remedy: str, code: int) -> int:
    print(f"luthier: {message}", file=sys.stderr)  # noqa: T201 - this is the command's voice
    if remedy:
        print(f"  {remedy}", file=sys.stderr)  # noqa: T201
    return code


if __name__ == "__main__":
    main()
