"""Pages about statutory returns: the rules that check them, in plain words. No child's data."""
