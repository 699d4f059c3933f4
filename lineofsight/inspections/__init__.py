"""Ofsted's inspection reports: read, followed over time, compared and searched."""
