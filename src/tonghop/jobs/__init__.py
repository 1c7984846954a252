"""The door of the clock and the queue: what follows, in the background, from what happened."""
