"""What is true of places, bodies, names and accounts: pure values and calculations."""
