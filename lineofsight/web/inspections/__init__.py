"""What Ofsted found: England, an authority, a report, search."""
