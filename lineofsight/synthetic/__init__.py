"""Councils that do not exist: their inspection reports, and later their children and returns."""
