"""The workforce census as its rules see it."""

from __future__ import annotations

from datetime import date

from lineofsight.returns.frames import Frames
from lineofsight.returns.rules import Rows
from lineofsight.returns.workforce import tables


class Workforce(Frames):
    """The census's tables by name. There is no last year: the census is judged by itself. Its
    `end` is the census date."""

    @property
    def workers(self) -> Rows:
        """Social workers, one row for each role."""
        return self.rows(tables.CSWWWorker)

    @property
    def vacancies(self) -> Rows:
        """The council's own figures."""
        return self.rows(tables.LALevelVacancies)

    @property
    def header(self) -> Rows:
        """Which census, and who sends it."""
        return self.rows(tables.Header)


def census_window(year: int) -> tuple[date, date]:
    """First and last day of a census year: 2025 is 1 October 2024 to 30 September 2025."""
    return date(year - 1, 10, 1), date(year, 9, 30)
