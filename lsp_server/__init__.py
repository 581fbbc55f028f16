"""The shell around the core: it reads files, speaks the protocol, remembers, and writes what a person accepted."""
