"""The official plan, read: pure rules find what it says and what is wrong with it; a table keeps what was read."""
