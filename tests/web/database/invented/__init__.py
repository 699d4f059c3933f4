"""An app that does not exist, with migrations that can be taken back and some that cannot."""
