"""The layouts that reports have had, told apart by what their pages hold and never by date."""

from __future__ import annotations

from lineofsight.inspections.parse.layouts import ilacs, letters, looked_after, sif
from lineofsight.inspections.parse.layouts.base import Front, Layout

__all__ = ["Front", "Layout", "recognise"]


def recognise(front: Front) -> Layout | None:
    """The layout of a report, or None when it is none that we know.

    A table of ILACS grades is sure; the other layouts are told by the words of a title.
    """
    for recognise_one in (
        ilacs.recognise,
        letters.recognise,
        looked_after.recognise,
        sif.recognise,
    ):
        found = recognise_one(front)
        if found is not None:
            return found
    return None
