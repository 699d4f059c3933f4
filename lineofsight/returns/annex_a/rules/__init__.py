"""The rules of Annex A, by subject."""
