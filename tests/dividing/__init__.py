"""Tests of dividing."""
