"""Reports that come as files, outside any campaign: whose they are, their sections, figures and facts."""
