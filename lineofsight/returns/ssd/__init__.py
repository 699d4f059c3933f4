"""The Standard Safeguarding Dataset: tables that a council's case system is extracted into."""
