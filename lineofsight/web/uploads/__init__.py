"""Uploads: returns and reports that people load, checked and published in the background."""
