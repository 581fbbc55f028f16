"""Measurements that a person asks for; no test."""
