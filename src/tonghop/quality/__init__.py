"""The quality desk: checks (one file each), review, return, accept."""
