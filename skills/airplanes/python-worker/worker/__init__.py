"""Planboard's background work: renewals, ends of trials and exports."""
