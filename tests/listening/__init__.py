"""Tests of the endpoint behind ``luthier listen``."""
