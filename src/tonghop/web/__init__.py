"""The door for people: pages in Vietnamese, server-rendered; each view makes one call into the house."""
