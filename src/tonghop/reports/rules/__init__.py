"""What is true of reports: states, content, figures. Pure."""
