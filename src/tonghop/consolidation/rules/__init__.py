"""What is true of consolidation: frozen facts in, totals, groups and a draft out. Pure."""
