"""Pure renderers: the content of a paper goes in as frozen values, the bytes of a file come out.

No clock, no database, no network; the only things read from disk are this folder's own templates and fonts.
"""
