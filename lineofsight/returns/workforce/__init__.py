"""Workforce census: the social workers of a council, each 30 September."""
