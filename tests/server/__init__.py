"""The conversation with a client, over real pipes: answers, refusals, silence and leaving."""
