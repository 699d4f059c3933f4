"""Statements that carry their evidence: claim types, verdicts, and claims that are kept."""
