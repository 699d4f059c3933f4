"""The CIN census as its rules see it."""

from __future__ import annotations

from datetime import date

from lineofsight.returns.cin import tables
from lineofsight.returns.frames import Frames
from lineofsight.returns.rules import Rows


class CIN(Frames):
    """The census's tables by name. There is no last year: the census is judged by itself."""

    @property
    def header(self) -> Rows:
        """Which census, and who sends it."""
        return self.rows(tables.Header)

    @property
    def identifiers(self) -> Rows:
        """Who the children are."""
        return self.rows(tables.ChildIdentifiers)

    @property
    def characteristics(self) -> Rows:
        """Ethnic origin."""
        return self.rows(tables.ChildCharacteristics)

    @property
    def disabilities(self) -> Rows:
        """Disabilities, one to a row."""
        return self.rows(tables.Disabilities)

    @property
    def episodes(self) -> Rows:
        """Episodes of need: CINdetails."""
        return self.rows(tables.CINdetails)

    @property
    def assessments(self) -> Rows:
        """Assessments."""
        return self.rows(tables.Assessments)

    @property
    def factors(self) -> Rows:
        """Factors found in assessments, one to a row."""
        return self.rows(tables.AssessmentFactors)

    @property
    def cin_plans(self) -> Rows:
        """Plans of children in need."""
        return self.rows(tables.CINPlanDates)

    @property
    def section_47(self) -> Rows:
        """Section 47 enquiries."""
        return self.rows(tables.Section47)

    @property
    def cp_plans(self) -> Rows:
        """Child protection plans."""
        return self.rows(tables.ChildProtectionPlans)

    @property
    def reviews(self) -> Rows:
        """Reviews of child protection plans."""
        return self.rows(tables.Reviews)


def census_window(year: int) -> tuple[date, date]:
    """First and last day of a census year: 2026 is 1 April 2025 to 31 March 2026."""
    return date(year - 1, 4, 1), date(year, 3, 31)
