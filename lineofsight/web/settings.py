"""Settings of the site. Everything that differs between places comes from the environment.

LINEOFSIGHT_WORKSPACE       the workspace folder (default: `workspace` in the current folder)
LINEOFSIGHT_SECRET_KEY      secret for signing; kept in the workspace when not given
LINEOFSIGHT_ALLOWED_HOSTS   host names that the site answers to, comma between them
LINEOFSIGHT_HTTPS           1 when the site is reached by https: redirects and strict transport
LINEOFSIGHT_DEBUG           1 shows errors in full; never where others can reach the site
DATABASE_URL                PostgreSQL's address (default: SQLite, in the workspace)
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from lineofsight.engine.workspace import default_path
from lineofsight.web.database.address import database
from lineofsight.web.secret import secret_key

HERE = Path(__file__).parent
WORKSPACE = default_path()


def _is_on(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


DEBUG = _is_on("LINEOFSIGHT_DEBUG")
SECRET_KEY = os.environ.get("LINEOFSIGHT_SECRET_KEY") or secret_key(WORKSPACE)
ALLOWED_HOSTS = [
    host.strip()
    for host in os.environ.get("LINEOFSIGHT_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
    if host.strip()
]

# Style sheets are compiled into `static/build/source` and given names that tell their content
# in `static/build/served`, by `python -m lineofsight.web.build_assets`.
STATIC_URL = "/static/"
STATIC_ROOT = HERE / "static" / "build" / "served"
STATICFILES_DIRS = [path] if (path := HERE / "static" / "build" / "source").is_dir() else []
IS_BUILT = (STATIC_ROOT / "staticfiles.json").is_file()

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "lineofsight.web.database",
    "lineofsight.web.pages",
    "lineofsight.web.inspections",
    "lineofsight.web.published",
    "lineofsight.web.claims",
    "lineofsight.web.returns",
    "lineofsight.web.children",
    "lineofsight.web.records",
    "lineofsight.web.indicators",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    *(["whitenoise.middleware.WhiteNoiseMiddleware"] if IS_BUILT else []),
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "lineofsight.web.access.AccessMiddleware",
]

ROOT_URLCONF = "lineofsight.web.urls"
WSGI_APPLICATION = "lineofsight.web.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [
            HERE / "templates",
            HERE / "pages" / "templates",
            HERE / "inspections" / "templates",
            HERE / "published" / "templates",
            HERE / "claims" / "templates",
            HERE / "returns" / "templates",
            HERE / "children" / "templates",
            HERE / "records" / "templates",
            HERE / "indicators" / "templates",
        ],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "lineofsight.web.jinja.environment",
            "context_processors": ["lineofsight.web.jinja.page_context"],
        },
    }
]

#: People's work lives here; reading reports needs no database.
DATABASES = {"default": database(WORKSPACE, os.environ)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IS_BUILT
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF],
        "style-src": [SELF],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}
#: The one cookie: it keeps other sites from posting in a reader's name, and goes with the browser.
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if _is_on("LINEOFSIGHT_HTTPS"):
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_query": {"()": "lineofsight.web.logs.NoQueryStrings"}},
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["no_query"],
        }
    },
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
