"""Show the types and docstrings of an installed SDK, a page at a time."""

from dataclasses import dataclass

from lsp_server.workspace.sdk.finding import Installed

_PAGE = 12_000  # characters
_LARGEST = 2_000_000  # bytes of a file


@dataclass(frozen=True, slots=True)
class SdkPage:
    """A piece of an SDK's own source."""

    text: str
    next_offset: int
    """Where the next page begins; 0 when this is the last."""
    total: int


def read_sdk(installed: Installed, name: str = "", offset: int = 0) -> SdkPage:
    """The files that tell of ``name``, or all of them, from character ``offset`` on."""
    ending = "*.py" if installed.language == "python" else "*.d.ts"
    parts = []
    for path in sorted(installed.folder.rglob(ending)):
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
            continue
        text = path.read_text("utf-8", "replace")
        if name in text:
            parts.append(f"// {path.relative_to(installed.folder).as_posix()}\n{text}")
    whole = "\n".join(parts)
    end = offset + _PAGE
    return SdkPage(whole[offset:end], end if end < len(whole) else 0, len(whole))
