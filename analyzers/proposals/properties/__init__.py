"""Properties: details of an event whose values are at hand where it would be captured."""

from analyzers.proposals.properties.choosing import properties_at
from analyzers.proposals.properties.personal import is_personal

__all__ = ["is_personal", "properties_at"]
