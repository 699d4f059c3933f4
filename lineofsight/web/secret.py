"""The secret key of a site on one's own machine."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from lineofsight.engine.workspace import MARK

NAME = "secret-key"


def secret_key(workspace: Path) -> str:
    """The workspace's secret key, made on first use and readable by its owner alone.

    Without a workspace there is nothing to keep it in: the key lasts as long as the process.
    """
    if not (workspace / MARK).is_file():
        return get_random_secret_key()
    path = workspace / NAME
    # Whoever comes first makes it, whole, by renaming: two workers starting together agree.
    if not path.is_file():
        mine = path.with_name(f"{NAME}.{os.getpid()}")
        descriptor = os.open(mine, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(get_random_secret_key())
        try:
            os.link(mine, path)
        except FileExistsError:
            pass
        finally:
            mine.unlink()
    return path.read_text(encoding="ascii")
