"""Archives: many files in one, each known by its SHA-256."""
