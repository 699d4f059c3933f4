"""The contracts on imports name every room, so that a new one cannot slip past them."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_room_but_the_site_is_kept_from_django() -> None:
    """A room that is built later must be added to the contract."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = [
        c for c in settings["tool"]["importlinter"]["contracts"] if c["type"] == "forbidden"
    ]
    rooms = {
        f"lineofsight.{path.parent.name}"
        for path in (ROOT / "lineofsight").glob("*/__init__.py")
        if path.parent.name != "web"
    }
    assert set(contract["source_modules"]) == rooms
