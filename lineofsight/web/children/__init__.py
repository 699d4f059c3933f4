"""Pages about children, teams and workers, from the newest record. Shown of an invented council
alone until there are roles."""
