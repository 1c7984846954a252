"""What is seen of chasing; one module a theme."""
