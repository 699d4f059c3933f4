"""Documents made from claims and indicators."""
