"""Proposals: the event that belongs at a finding, with its name, properties, side and twins."""

from analyzers.proposals.drafts import Draft, drafts_of
from analyzers.proposals.proposing import joined, propose

__all__ = ["Draft", "drafts_of", "joined", "propose"]
