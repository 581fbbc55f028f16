"""The pure core: source text goes in, plain frozen values come out.

No module here performs I/O, speaks a protocol or knows a vendor, and none raises on any source text.
"""
