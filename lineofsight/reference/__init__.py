"""Facts that everyone shares: authorities and their changes, regions, frameworks, grades."""
