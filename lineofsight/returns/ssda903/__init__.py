"""SSDA903: the return on children looked after, sent to the Department each year."""
