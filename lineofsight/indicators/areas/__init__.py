"""The indicators, one module for each inspection area and subject."""
