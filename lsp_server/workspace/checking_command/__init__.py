"""Run the one command that a person allowed: on a throw-away copy, in a sandbox, without a network."""

from lsp_server.workspace.checking_command.checking import Allowed, CheckResult, allowed, check_available, run_check

__all__ = ["Allowed", "CheckResult", "allowed", "check_available", "run_check"]
