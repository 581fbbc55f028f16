"""Tests of insertion."""
