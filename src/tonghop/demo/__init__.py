"""The demonstration: a sample campaign built through the same actions as a door; its texts are data."""
