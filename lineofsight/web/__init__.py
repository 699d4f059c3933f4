"""The site: Django, pages drawn on the server, one app per subject."""
