"""Results of a check: its tables, where they are written, how two are compared, what to mend."""
