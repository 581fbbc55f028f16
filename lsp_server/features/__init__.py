"""What an editor asks, answered in plain values: no protocol, one file per question.

Each function takes a ``Project`` and byte offsets, and is called on the one thread that touches that project.
"""
