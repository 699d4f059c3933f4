"""Where people's work is kept: SQLite in the workspace, or PostgreSQL by `DATABASE_URL`."""
