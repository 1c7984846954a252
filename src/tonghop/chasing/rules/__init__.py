"""What is true of chasing: when a rung of the ladder comes, who is then reminded, what a message says."""
