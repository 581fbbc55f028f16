"""The rules for captures that exist: one file each, named as the rule is."""
