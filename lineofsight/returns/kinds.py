"""The returns that can be checked. A return is added here; commands, pages and tests follow."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from lineofsight.returns.kind import ReturnKind

#: Each return's name in commands, and the module whose `KIND` declares it: loaded when asked for.
KINDS: dict[str, str] = {
    "ssda903": "lineofsight.returns.ssda903.kind",
    "cin": "lineofsight.returns.cin.kind",
    "annex_a": "lineofsight.returns.annex_a.kind",
    "workforce": "lineofsight.returns.workforce.kind",
}


def get_kind(code: str) -> ReturnKind:
    """A return, with its rules loaded.

    Raises:
        KeyError: no return has this name; the message lists those there are.
    """
    try:
        module = KINDS[code]
    except KeyError:
        known = ", ".join(KINDS)
        raise KeyError(f"There is no return {code!r}. Known: {known}.") from None
    return cast("ReturnKind", import_module(module).KIND)
