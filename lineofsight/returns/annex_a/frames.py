"""Annex A as its rules see it."""

from __future__ import annotations

from datetime import date

from lineofsight.returns.annex_a import tables
from lineofsight.returns.frames import Frames
from lineofsight.returns.rules import Rows


class AnnexA(Frames):
    """Ofsted's lists by name. There is no last year: the lists are judged by themselves."""

    @property
    def contacts(self) -> Rows:
        """List 1: contacts."""
        return self.rows(tables.Contacts)

    @property
    def early_help(self) -> Rows:
        """List 2: early help assessments."""
        return self.rows(tables.EarlyHelp)

    @property
    def referrals(self) -> Rows:
        """List 3: referrals."""
        return self.rows(tables.Referrals)

    @property
    def assessments(self) -> Rows:
        """List 4: assessments of social care."""
        return self.rows(tables.Assessments)

    @property
    def section_47(self) -> Rows:
        """List 5: enquiries under section 47."""
        return self.rows(tables.Section47)

    @property
    def in_need(self) -> Rows:
        """List 6: children in need."""
        return self.rows(tables.ChildrenInNeed)

    @property
    def cp_plans(self) -> Rows:
        """List 7: child protection plans."""
        return self.rows(tables.CPPlans)

    @property
    def in_care(self) -> Rows:
        """List 8: children in care."""
        return self.rows(tables.ChildrenInCare)

    @property
    def care_leavers(self) -> Rows:
        """List 9: care leavers."""
        return self.rows(tables.CareLeavers)

    @property
    def adoption(self) -> Rows:
        """List 10: children for whom adoption is the plan."""
        return self.rows(tables.Adoption)

    @property
    def adopters(self) -> Rows:
        """List 11: adopters."""
        return self.rows(tables.Adopters)


def year_of_lists(year: int) -> tuple[date, date]:
    """First and last day of the collection year in which lists were made: 2026 is 1 April 2025 to
    31 March 2026."""
    return date(year - 1, 4, 1), date(year, 3, 31)
