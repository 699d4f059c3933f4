"""CIN census: the return on children in need, sent to the Department each year."""
