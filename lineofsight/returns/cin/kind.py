"""The CIN census: tables, rules and year together."""

from __future__ import annotations

from functools import partial

from lineofsight.returns.cin.frames import CIN, census_window
from lineofsight.returns.cin.layout import LAYOUT, YEAR_DATES
from lineofsight.returns.cin.tables import FIRST_RULES, FIRST_YEAR, LAST_YEAR, TABLES, Header
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.loading import load_rules

KIND = ReturnKind(
    code="cin",
    title="CIN census: children in need",
    tables=TABLES,
    child="LAchildID",
    load_rules=partial(load_rules, "lineofsight.returns.cin", TABLES, FIRST_RULES),
    first_year=FIRST_YEAR,
    last_year=LAST_YEAR,
    first_rules=FIRST_RULES,
    frames=CIN,
    window=census_window,
    layout=LAYOUT,
    year_dates=YEAR_DATES,
    whole=(Header.name,),
)
