"""Pages about the site itself: health, about, accessibility."""
