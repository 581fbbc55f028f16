"""Tests of the pages under ``skills``."""
