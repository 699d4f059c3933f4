"""The files of facts that the package carries."""

from __future__ import annotations

from importlib import resources


def read_data(name: str, package: str = "lineofsight.reference") -> str:
    """The text of a file in a package's `data` folder."""
    return resources.files(package).joinpath("data", name).read_text("utf-8")
