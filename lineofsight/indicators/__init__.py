"""Indicators: what the record says of how children are helped, each down to its children."""
