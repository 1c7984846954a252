"""The checks: one file, one pure function each, from frozen facts of a report to findings."""
