"""What is true of a report's text and figures: facts for the checks, numbers that count, names, near copies."""
