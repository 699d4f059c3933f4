"""Notices: what a person of the site should know, on a page and by mail once a day."""
