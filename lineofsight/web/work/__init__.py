"""Background work: jobs of an authority, done by a worker beside the site."""
