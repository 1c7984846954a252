"""Bytes in, frozen blocks out: text, Word; bounded in size, no file system, no network."""
