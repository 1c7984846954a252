"""The ground floor: errors, Vietnamese text, numbers, moments, working days, hashes. Pure, and at most 12 files."""
