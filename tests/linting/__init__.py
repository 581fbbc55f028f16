"""Tests of the lint of the skills."""
