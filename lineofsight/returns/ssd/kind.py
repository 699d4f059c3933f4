"""The Standard Safeguarding Dataset, as readers need to know it.

It is no return: nothing is sent, there is no collection year, and no rules but what follows from
its declaration. So it stands apart from the returns that can be checked.
"""

from __future__ import annotations

from datetime import date

from lineofsight.returns.frames import Frames
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.rules import Rules
from lineofsight.returns.ssd.tables import TABLES

#: The year it is read as: its tables are the same in all.
YEAR = 2026


def whole_year(year: int) -> tuple[date, date]:
    """First and last day of the year to 31 March."""
    return date(year - 1, 4, 1), date(year, 3, 31)


KIND = ReturnKind(
    code="ssd",
    title="Standard Safeguarding Dataset: an extract of a council's case system",
    tables=TABLES,
    child="pers_person_id",
    load_rules=Rules,
    first_year=YEAR,
    last_year=YEAR,
    first_rules=YEAR,
    frames=Frames,
    window=whole_year,
    own_rules=True,
    row_each=False,
)
