"""Statutory returns: what a council must send, read, checked by the Department's rules, mended."""
