"""`python -m lineofsight.web <command>`: Django's management commands, over this site."""

from __future__ import annotations

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError

from lineofsight.web.database.address import TIMEOUT_VARIABLE
from lineofsight.web.database.problem import DatabaseProblem


def main() -> None:
    """Run a management command; what is wrong with the settings or the database is told in a
    sentence, and ends with 1. Ctrl-C ends with 130."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.web.settings")
    # A migration may take longer than a page.
    os.environ.setdefault(TIMEOUT_VARIABLE, "0")
    try:
        _ = settings.DATABASES
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, DatabaseProblem) as error:
        sys.exit(str(error))
    except OperationalError as error:
        sys.exit(f"The database cannot be used: {said(error)}")
    except KeyboardInterrupt:
        sys.exit(130)


def said(error: OperationalError) -> str:
    """What the database says, on one line, and without the password whatever it says."""
    words = " ".join(str(error).split())
    password = str(settings.DATABASES["default"].get("PASSWORD") or "")
    return words.replace(password, "…") if password else words


if __name__ == "__main__":
    main()
