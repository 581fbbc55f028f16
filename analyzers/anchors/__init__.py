"""Anchors: the place on the success path where a capture would stand."""

from analyzers.anchors.placing import place
from analyzers.anchors.relocating import relocate, relocated

__all__ = ["place", "relocate", "relocated"]
