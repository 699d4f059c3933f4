"""The SSDA903 return as its rules see it."""

from __future__ import annotations

from datetime import date

from lineofsight.returns.frames import Frames
from lineofsight.returns.rules import Rows
from lineofsight.returns.ssda903 import tables


class SSDA903(Frames):
    """This year's tables by name; last year's with `r.rows(last(Episodes))`."""

    @property
    def header(self) -> Rows:
        """Who the children are."""
        return self.rows(tables.Header)

    @property
    def episodes(self) -> Rows:
        """Placements and legal statuses."""
        return self.rows(tables.Episodes)

    @property
    def reviews(self) -> Rows:
        """Reviews of the children's cases."""
        return self.rows(tables.Reviews)

    @property
    def uasc(self) -> Rows:
        """Unaccompanied asylum-seeking children."""
        return self.rows(tables.UASC)

    @property
    def oc2(self) -> Rows:
        """Children looked after through the whole year."""
        return self.rows(tables.OC2)

    @property
    def oc3(self) -> Rows:
        """Care leavers."""
        return self.rows(tables.OC3)

    @property
    def ad1(self) -> Rows:
        """Children adopted."""
        return self.rows(tables.AD1)

    @property
    def placed_adoption(self) -> Rows:
        """Decisions to place for adoption."""
        return self.rows(tables.PlacedAdoption)

    @property
    def prev_perm(self) -> Rows:
        """Earlier permanence options."""
        return self.rows(tables.PrevPerm)

    @property
    def missing(self) -> Rows:
        """Times missing or away."""
        return self.rows(tables.Missing)

    @property
    def sw_episodes(self) -> Rows:
        """Social workers responsible."""
        return self.rows(tables.SWEpisodes)

    @property
    def dolo(self) -> Rows:
        """Deprivation of liberty orders."""
        return self.rows(tables.DoLo)


def collection_window(year: int) -> tuple[date, date]:
    """First and last day of a collection year: 2026 is 1 April 2025 to 31 March 2026."""
    return date(year - 1, 4, 1), date(year, 3, 31)
