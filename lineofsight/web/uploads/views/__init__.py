"""Pages of accounts and of an authority's people."""
