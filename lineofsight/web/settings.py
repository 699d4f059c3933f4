"""Settings of the site. Everything that differs between places comes from the environment.

LINEOFSIGHT_WORKSPACE       the workspace folder (default: `workspace` in the current folder)
LINEOFSIGHT_SECRET_KEY      secret for signing; kept in the workspace when not given
LINEOFSIGHT_ALLOWED_HOSTS   host names that the site answers to, comma between them
LINEOFSIGHT_HTTPS           1 when the site is reached by https: redirects and strict transport
LINEOFSIGHT_TRUSTED_PROXIES how many proxies, one behind the other, stand before the site (0)
LINEOFSIGHT_SECOND_FACTOR   0 lets people in by password alone; only where nothing is to be kept
LINEOFSIGHT_DEMONSTRATION   1 lets whoever sits at this machine sign in as an invented person
LINEOFSIGHT_SINGLE_SIGN_ON  address of the OpenID Connect provider; with _NAME, _CLIENT_ID,
                            _SECRET, _TRUSTS_EMAIL: see `sign_on`
LINEOFSIGHT_MAIL_HOST       mail server, with _PORT, _USER, _PASSWORD; else mail is kept in files
LINEOFSIGHT_MAIL_FROM       address that mail is sent from
LINEOFSIGHT_UPLOAD_FILE_LIMIT  megabytes that one uploaded file may have
LINEOFSIGHT_UPLOAD_LIMIT    megabytes that the files uploaded at once may have together
LINEOFSIGHT_SCAN_COMMAND    virus scanner, given each uploaded file: exit code 0 clean, 1 infected
LINEOFSIGHT_POSTCODES       file of postcodes, for records that are built from uploads
LINEOFSIGHT_SITE_ADDRESS    address of the site in mails, as in https://lineofsight.example.gov.uk
LINEOFSIGHT_DEBUG           1 shows errors in full; never where others can reach the site
DATABASE_URL                PostgreSQL's address (default: SQLite, in the workspace)
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from lineofsight.engine.workspace import default_path
from lineofsight.web.database.address import database
from lineofsight.web.secret import secret_key
from lineofsight.web.sign_on import providers

HERE = Path(__file__).parent
WORKSPACE = default_path()


def _is_on(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def _number(name: str) -> int:
    given = os.environ.get(name, "").strip() or "0"
    if not given.isascii() or not given.isdigit():
        raise ImproperlyConfigured(f"{name} must be a number, such as 1. It is not.")
    return int(given)


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
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "csp",
    "lineofsight.web.database",
    "lineofsight.web.accounts",
    "lineofsight.web.audit",
    "lineofsight.web.board",
    "django_tasks",
    "django_tasks_db",
    "lineofsight.web.work",
    "lineofsight.web.uploads",
    "lineofsight.web.notices",
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
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "lineofsight.web.access.AccessMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "lineofsight.web.urls"
WSGI_APPLICATION = "lineofsight.web.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [
            HERE / "templates",
            HERE / "accounts" / "templates",
            HERE / "audit" / "templates",
            HERE / "board" / "templates",
            HERE / "work" / "templates",
            HERE / "uploads" / "templates",
            HERE / "notices" / "templates",
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

#: People's work lives here: accounts, roles, the record of access.
DATABASES = {"default": database(WORKSPACE, os.environ)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

#: Background work waits in the database, and is done by `python -m lineofsight.web work`.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name, "OPTIONS": options}
    for name, options in (
        ("django.contrib.auth.password_validation.MinimumLengthValidator", {"min_length": 12}),
        ("django.contrib.auth.password_validation.CommonPasswordValidator", {}),
        ("django.contrib.auth.password_validation.NumericPasswordValidator", {}),
        ("lineofsight.web.accounts.passwords.AtMost", {"length": 128}),
    )
]
#: How long the address in a mail that resets a password counts, in seconds.
PASSWORD_RESET_TIMEOUT = 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
#: Whether a second factor is asked of whoever signs in by a password.
SECOND_FACTOR = os.environ.get("LINEOFSIGHT_SECOND_FACTOR", "1").strip() != "0"
#: Whether this is a demonstration: see `accounts.views.demonstration`.
DEMONSTRATION = _is_on("LINEOFSIGHT_DEMONSTRATION")

ACCOUNT_ADAPTER = "lineofsight.web.accounts.adapters.AccountAdapter"
_FORMS = "lineofsight.web.accounts.worded"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.SignIn",
    "reauthenticate": f"{_FORMS}.SignInAgain",
    "change_password": f"{_FORMS}.ChangePassword",
    "set_password": f"{_FORMS}.SetPassword",
    "reset_password": f"{_FORMS}.AskForReset",
    "reset_password_from_key": f"{_FORMS}.ResetPassword",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# Whoever accepts an invitation has read the mail that it came by.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/account/sign-in/"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
# How often in which time, by `ip` (address), `user` or `key` (account). Wrong passwords from one
# address are counted by axes, below. What is not here is as allauth has it.
ACCOUNT_RATE_LIMITS = {
    # Wrong codes and security keys, of one person.
    "login_failed": "5/5m/key",
    # Wrong passwords of one account, from everywhere.
    "password": "60/h/key",
    "login": "30/m/ip",
    "reset_password": "20/m/ip,5/h/key",
    "reset_password_from_key": "20/m/ip",
    # Invitations that there are not.
    "invitation": "20/m/ip",
    "sign_on": "30/m/ip",
}
#: How many proxies of the council's a request passes: `X-Forwarded-For` counts from there only.
ALLAUTH_TRUSTED_PROXY_COUNT = _number("LINEOFSIGHT_TRUSTED_PROXIES")
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": f"{_FORMS}.Code",
    "reauthenticate": f"{_FORMS}.CodeAgain",
    "activate_totp": f"{_FORMS}.FirstCode",
    "edit_webauthn": f"{_FORMS}.NameOfKey",
}
MFA_ADAPTER = "lineofsight.web.accounts.factors.FactorAdapter"
MFA_TOTP_ISSUER = "Line of Sight"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _is_on("LINEOFSIGHT_HTTPS")
SOCIALACCOUNT_ADAPTER = "lineofsight.web.accounts.adapters.SignOnAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = providers(os.environ)
USERSESSIONS_TRACK_ACTIVITY = False

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_CLIENT_IP_CALLABLE = "lineofsight.web.accounts.adapters.client_address"
AXES_RESET_ON_SUCCESS = True
# Wrong passwords stay written down after a right one.
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_ENABLE_ADMIN = False
# Who tried, and from where, is in the database and in no log.
AXES_VERBOSE = False

#: Eight hours, or until the browser closes.
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
# Lax, since the provider of single sign-on sends people back here.
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

#: Counts of attempts are the same for all processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Nobody is to push others' counts out by filling it.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

MAIL_HOST = os.environ.get("LINEOFSIGHT_MAIL_HOST", "").strip()
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if MAIL_HOST
    else "lineofsight.web.mail.PrivateFiles"
)
EMAIL_FILE_PATH = WORKSPACE / "mail"
EMAIL_HOST = MAIL_HOST or "localhost"
EMAIL_PORT = int(os.environ.get("LINEOFSIGHT_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("LINEOFSIGHT_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("LINEOFSIGHT_MAIL_PASSWORD", "")
EMAIL_USE_TLS = bool(MAIL_HOST)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("LINEOFSIGHT_MAIL_FROM", "line-of-sight@localhost")
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""

# A form that takes files says so itself.
FILE_UPLOAD_HANDLERS = ["lineofsight.web.uploads.receiving.NoFiles"]
#: Bytes that one uploaded file, and all of one request together, may have.
UPLOAD_FILE_LIMIT = int(os.environ.get("LINEOFSIGHT_UPLOAD_FILE_LIMIT") or "200") * 1_000_000
UPLOAD_LIMIT = int(os.environ.get("LINEOFSIGHT_UPLOAD_LIMIT") or "500") * 1_000_000
#: As in `clamdscan --no-summary --fdpass`: the file's path is added to it.
SCAN_COMMAND = os.environ.get("LINEOFSIGHT_SCAN_COMMAND", "").strip()
POSTCODES = os.environ.get("LINEOFSIGHT_POSTCODES", "").strip() or None
#: Where mails say that the site is.
SITE_ADDRESS = os.environ.get("LINEOFSIGHT_SITE_ADDRESS", "http://127.0.0.1:8000").rstrip("/")

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
#: It keeps other sites from posting in a reader's name, and goes with the browser.
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if _is_on("LINEOFSIGHT_HTTPS"):
    SECURE_SSL_REDIRECT = True
    # Of this host alone: what stands beneath it is the council's own to decide.
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    # A browser takes cookies of these names from this very host by https alone.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"nobody": {"()": "lineofsight.web.logs.NobodyIsNamed"}},
    "formatters": {
        "plain": {
            "()": "lineofsight.web.logs.UniversalTime",
            "format": "{asctime} {levelname} {name}: {message}",
            "datefmt": "%Y-%m-%dT%H:%M:%SZ",
            "style": "{",
        }
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["nobody"],
        }
    },
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "axes": {"handlers": ["console"], "level": "CRITICAL", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
