"""Charts of Altair, which may not be made two at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

_drawing = threading.RLock()

Drawer = TypeVar("Drawer", bound=Callable[..., str])


def one_at_a_time(draw: Drawer) -> Drawer:
    """Let no two charts be made at once. Altair builds charts with state that threads share:
    of two made together, one may lack an axis or a label, without an error."""

    @wraps(draw)
    def alone(*args: Any, **kwargs: Any) -> str:
        with _drawing:
            return draw(*args, **kwargs)

    return cast("Drawer", alone)
