"""Changes of the table of the record of access."""
