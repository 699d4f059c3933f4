"""The workforce census's rules, by subject. All are ours: `WF` and a number."""
