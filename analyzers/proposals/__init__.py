"""Proposals: the event that belongs at a finding, with its name, properties, side and twins."""

from analyzers.proposals.drafts import Draft, drafts_of
from analyzers.proposals.properties.personal import is_personal
from analyzers.proposals.proposing import joined, propose

__all__ = ["Draft", "drafts_of", "is_personal", "joined", "propose"]
