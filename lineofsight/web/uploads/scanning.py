"""The virus scanner: a program that is given a file, and says by its exit code whether it is clean.

0 is clean, 1 infected, anything else means that it could not be scanned (as `clamdscan` and
`clamscan` have it). It is run without a shell; what it prints is not kept, since it names files.
"""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

from django.conf import settings

from lineofsight.web.uploads.models import Scan

#: Seconds after which a file counts as not scanned.
LONGEST = 600


def has_scanner() -> bool:
    """Whether this site has a virus scanner."""
    return bool(settings.SCAN_COMMAND)


def scan(path: Path) -> Scan:
    """Have a file scanned."""
    if not has_scanner():
        return Scan.NO_SCANNER
    try:
        done = subprocess.run(  # noqa: S603 - the command that whoever runs the site has set
            [*shlex.split(settings.SCAN_COMMAND), str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LONGEST,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return Scan.FAILED
    return {0: Scan.CLEAN, 1: Scan.INFECTED}.get(done.returncode, Scan.FAILED)
