"""Env files: whether a variable is set there, and setting one. No value that is there ever leaves this package."""

from lsp_server.workspace.env_files.presence import Presence, files_with_key, has_key
from lsp_server.workspace.env_files.setting import AlreadySet, check_setting, set_key
from lsp_server.workspace.env_files.values import EnvSetting

__all__ = ["AlreadySet", "EnvSetting", "Presence", "check_setting", "files_with_key", "has_key", "set_key"]
