"""Annex A: tables, rules and the day of the lists together."""

from __future__ import annotations

from functools import partial

from lineofsight.returns.annex_a.as_at import put_as_at
from lineofsight.returns.annex_a.frames import AnnexA, year_of_lists
from lineofsight.returns.annex_a.tables import FIRST_YEAR, LAST_YEAR, TABLES, YEAR_DATES
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.loading import load_rules

KIND = ReturnKind(
    code="annex_a",
    title="Annex A: Ofsted's lists of children",
    tables=TABLES,
    child="child_id",
    load_rules=partial(load_rules, "lineofsight.returns.annex_a", TABLES, FIRST_YEAR),
    first_year=FIRST_YEAR,
    last_year=LAST_YEAR,
    first_rules=FIRST_YEAR,
    frames=AnnexA,
    window=year_of_lists,
    year_dates=YEAR_DATES,
    whole=tuple(table.name for table in TABLES),
    settle=put_as_at,
    own_rules=True,
    row_each=False,
)
