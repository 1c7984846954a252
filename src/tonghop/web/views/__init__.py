"""One module a screen; a view asks the moment once, makes one call into the house, and shows what came back."""
