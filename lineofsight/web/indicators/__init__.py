"""Pages of the indicators: by area, and one with its trend, its comparators and its children."""
