"""A plan set in motion: sections, indicators, obligations, due moments."""
