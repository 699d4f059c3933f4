"""The site as a WSGI application."""

from __future__ import annotations

import logging
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from lineofsight.web.logs import NobodyIsNamed

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.web.settings")

application = get_wsgi_application()

# Load the pages' code before the first request, and before worker processes part ways.
get_resolver().url_patterns  # noqa: B018 - loaded by being asked for

# gunicorn's own logs, which it may be told to keep, name nobody either.
for name in ("gunicorn.access", "gunicorn.error"):
    logging.getLogger(name).addFilter(NobodyIsNamed())

if not settings.IS_BUILT:
    logging.getLogger(__name__).warning(
        "The style sheets are not built, so pages are plain. Build them with: "
        "python -m lineofsight.web.build_assets"
    )
