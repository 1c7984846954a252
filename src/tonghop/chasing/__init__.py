"""Who owes, who is reminded of it and when, the letter that is sent about it, and what was said by which way."""
