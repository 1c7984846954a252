"""The outside world: mail that goes out, and whether the mail server can be reached."""
