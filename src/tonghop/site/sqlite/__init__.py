"""SQLite as Django speaks to it, but with a patience of our own when two want to write at once."""
