"""Verification: what no model is trusted with, checked on what it changed."""

from analyzers.model import Code
from analyzers.verification.verifying import verify

__all__ = ["Code", "verify"]
