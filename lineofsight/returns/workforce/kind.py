"""The workforce census: tables, rules and year together. The Department publishes no rules across
its columns: these are ours."""

from __future__ import annotations

from functools import partial

from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.loading import load_rules
from lineofsight.returns.workforce.frames import Workforce, census_window
from lineofsight.returns.workforce.layout import LAYOUT, YEAR_DATES
from lineofsight.returns.workforce.tables import (
    FIRST_RULES,
    FIRST_YEAR,
    LAST_YEAR,
    TABLES,
    CSWWWorker,
    LALevelVacancies,
)

KIND = ReturnKind(
    code="workforce",
    title="Workforce census: children's social workers",
    tables=TABLES,
    child="SWENo",
    load_rules=partial(load_rules, "lineofsight.returns.workforce", TABLES, FIRST_RULES),
    first_year=FIRST_YEAR,
    last_year=LAST_YEAR,
    first_rules=FIRST_RULES,
    frames=Workforce,
    window=census_window,
    layout=LAYOUT,
    year_dates=YEAR_DATES,
    whole=(CSWWWorker.name, LALevelVacancies.name),
    person="worker",
    people="workers",
    own_rules=True,
)
