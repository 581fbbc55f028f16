"""Tests that read the project itself: layers, sizes, names, documents."""
