"""Migrations of an app that does not exist."""
