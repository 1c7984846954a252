"""Many accepted reports become one picture, with provenance."""
