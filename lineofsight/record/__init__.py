"""The child's record: one model, built from any mix of returns and extracts."""
