"""Pages about children, teams and workers, from the newest record of the authority."""
