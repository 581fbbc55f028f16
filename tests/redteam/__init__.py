"""A hostile model and a hostile project try what they can; nothing leaks, and nothing is written but a copy."""
