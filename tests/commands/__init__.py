"""Tests of the command line, through the program itself."""
