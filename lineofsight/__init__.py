"""Line of Sight: from the child's record up to Ofsted's judgement, and back to the action.

In a notebook::

    import lineofsight

    result = lineofsight.check("ssda903", ["folder"])
    result.summary()

`check` is `lineofsight.returns.run.check_return`; `check_files`, for files of any returns, is
`lineofsight.returns.front_door.check_files`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """What is loaded when it is asked for: importing the package costs nothing, and rooms below
    the returns, which ask for its version, do not depend on them."""
    if name == "check":
        return import_module("lineofsight.returns.run").check_return
    if name == "check_files":
        return import_module("lineofsight.returns.front_door").check_files
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
