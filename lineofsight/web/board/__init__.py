"""The board of three questions: an authority's front page."""
