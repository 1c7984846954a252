"""What is true of a plan: its facts and the pure functions that read them."""
