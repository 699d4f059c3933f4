"""Where tables live and run: declarations, the workspace, snapshots, and DuckDB."""
