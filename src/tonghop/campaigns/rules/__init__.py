"""What is true of a campaign: proposals, due moments, what the board shows, the catalogue of indicators. Pure."""
