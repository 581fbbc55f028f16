"""The files of a workspace folder: which there are, which are worth reading, and why others are not."""

from lsp_server.workspace.files.git import git_prefix
from lsp_server.workspace.files.listing import MANIFESTS, Listing, list_files
from lsp_server.workspace.files.paths import every_path, ignored
from lsp_server.workspace.files.ruling import holds_others_code, ruled_out, shown, unspeakable
from lsp_server.workspace.files.skipped import Skipped

__all__ = [
    "MANIFESTS",
    "Listing",
    "Skipped",
    "every_path",
    "git_prefix",
    "holds_others_code",
    "ignored",
    "list_files",
    "ruled_out",
    "shown",
    "unspeakable",
]
