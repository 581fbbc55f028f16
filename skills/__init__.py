"""Prose and data; the only code here is that of the example apps, which run as apps of their own."""
