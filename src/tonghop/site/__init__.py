"""Wiring only: settings, addresses, and the entry points of the servers."""
