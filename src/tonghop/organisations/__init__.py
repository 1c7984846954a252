"""Units, people, roles: places and bodies kept apart, people seated by dated memberships."""
