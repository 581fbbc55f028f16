"""The agent: the only place that knows the agent SDK."""
