"""Line of Sight: from the child's record up to Ofsted's judgement, and back to the action.

In a notebook::

    import lineofsight

    result = lineofsight.check("ssda903", ["folder"])
    result.summary()

`check` is `lineofsight.returns.run.check_return`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`check`, loaded when it is asked for: importing the package costs nothing, and rooms below
    the returns, which ask for its version, do not depend on them."""
    if name == "check":
        return import_module("lineofsight.returns.run").check_return
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
