"""What happened, to what, by whom, when: one line for each change, and the only way up the house."""
