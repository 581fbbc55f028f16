"""Luthier in real editors, driven without a screen."""
