"""A council that does not exist: its children's journeys over years, its workers, its returns."""
