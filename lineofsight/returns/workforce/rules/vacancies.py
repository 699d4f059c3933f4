"""Rules on the council's own figures: empty posts and the agency workers who cover them, by
themselves and against the rows of the workers.

Not every agency worker covers an empty post, so there may be more of them among the rows than the
council counts here, and never fewer.
"""

from __future__ import annotations

from typing import Any

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import how_many
from lineofsight.returns.rules import Failing, Severity
from lineofsight.returns.workforce.frames import Workforce
from lineofsight.returns.workforce.shared import (
    agency,
    employed,
    fte_on_the_day,
    in_post,
    rule,
    total,
)
from lineofsight.returns.workforce.tables import CSWWWorker, LALevelVacancies

#: The council's figures have two decimals, those of workers six: each may be rounded by so much.
TOLERANCE = 0.01


def beside_the_workers(r: Workforce) -> nw.LazyFrame[Any]:
    """The council's row, with what the rows of the workers in post on the census date come to:
    `agency_fte`, `agency_rows`, `employed_fte`."""
    here = in_post(r.end)
    workers = r.declared(CSWWWorker).select(
        agency_fte=total(agency() & here, fte_on_the_day()),
        agency_rows=how_many(agency() & here),
        employed_fte=total(employed() & here, col("FTE30")),
    )
    return r.declared(LALevelVacancies).join(workers, how="cross")


@rule(
    "WF801",
    "The council's figures are given more than once.",
    mend="Give one row of LALevelVacancies.",
    at={LALevelVacancies: ["NumberOfVacancies"]},
    cause="Two exports put together, or the returns of two councils.",
)
def several_rows(r: Workforce) -> Failing:
    rows = r.declared(LALevelVacancies)
    several = rows.select(rows=col("_row").count()).filter(col("rows") > 1)
    return r.vacancies.failing(rows.join(several, how="cross"))


@rule(
    "WF802",
    "The agency workers who cover empty posts are more as full-time equivalents than as people.",
    mend="Check both: nobody is more than one full-time equivalent.",
    at={LALevelVacancies: ["NoAgencyFTE", "NoAgencyHeadcount"]},
    cause="The two figures in each other's column.",
)
def more_hours_than_people(r: Workforce) -> Failing:
    return r.vacancies.filter(col("NoAgencyFTE") > col("NoAgencyHeadcount") + TOLERANCE)


@rule(
    "WF803",
    "Agency workers who cover empty posts are given as people, but not as full-time equivalents.",
    mend="Give both.",
    at={LALevelVacancies: ["NoAgencyFTE", "NoAgencyHeadcount"]},
    cause="One of the two figures was left at 0.",
)
def people_without_hours(r: Workforce) -> Failing:
    return r.vacancies.filter((col("NoAgencyHeadcount") > 0) & (col("NoAgencyFTE") == 0))


@rule(
    "WF804",
    "More agency workers cover empty posts than there are agency workers in the return, as "
    "full-time equivalents.",
    mend="Give a row for every agency worker who worked on 30 September, with FTE30, or correct "
    "the council's figure.",
    at={LALevelVacancies: ["NoAgencyFTE"]},
    needs=[LALevelVacancies, CSWWWorker],
    cause="The figure comes from the agency's bill, and the rows from the council's own system.",
)
def more_agency_fte_than_rows(r: Workforce) -> Failing:
    """Beyond a hundredth of a full-time equivalent."""
    more = col("NoAgencyFTE") > col("agency_fte") + TOLERANCE
    return r.vacancies.failing(beside_the_workers(r).filter(more))


@rule(
    "WF805",
    "More agency workers cover empty posts than there are agency workers in the return, as people.",
    mend="Give a row for every agency worker who worked on 30 September, or correct the council's "
    "figure.",
    at={LALevelVacancies: ["NoAgencyHeadcount"]},
    needs=[LALevelVacancies, CSWWWorker],
    cause="The figure comes from the agency's bill, and the rows from the council's own system.",
)
def more_agency_people_than_rows(r: Workforce) -> Failing:
    """The Department counts each row of an agency worker as one person."""
    more = col("NoAgencyHeadcount") > col("agency_rows")
    return r.vacancies.failing(beside_the_workers(r).filter(more))


@rule(
    "WF806",
    "More agency workers cover empty posts than there are empty posts, as full-time equivalents.",
    mend="Check both: agency workers who are there besides the posts cover none.",
    at={LALevelVacancies: ["NoAgencyFTE", "NumberOfVacancies"]},
    severity=Severity.QUERY,
    cause="Every agency worker was counted, or posts that agency workers cover were not counted "
    "as empty.",
)
def more_cover_than_vacancies(r: Workforce) -> Failing:
    return r.vacancies.filter(col("NoAgencyFTE") > col("NumberOfVacancies") + TOLERANCE)


@rule(
    "WF807",
    "There are empty posts and agency workers, but no agency worker covers an empty post.",
    mend="Give how many of the agency workers cover empty posts.",
    at={LALevelVacancies: ["NoAgencyFTE", "NumberOfVacancies"]},
    needs=[LALevelVacancies, CSWWWorker],
    severity=Severity.QUERY,
    cause="The figure was left at 0.",
)
def no_cover_at_all(r: Workforce) -> Failing:
    uncovered = (col("NumberOfVacancies") > 0) & (col("NoAgencyFTE") == 0)
    some = col("agency_rows") > 0
    return r.vacancies.failing(beside_the_workers(r).filter(uncovered & some))


@rule(
    "WF808",
    "More than half of all posts are empty.",
    mend="Check the number of empty posts: full-time equivalents on 30 September.",
    at={LALevelVacancies: ["NumberOfVacancies"]},
    needs=[LALevelVacancies, CSWWWorker],
    severity=Severity.QUERY,
    cause="Posts of other professions, posts of the whole department, or workers who are missing "
    "from the return.",
)
def mostly_empty(r: Workforce) -> Failing:
    """Against the full-time equivalents of employed workers in post."""
    more = col("NumberOfVacancies") > col("employed_fte")
    return r.vacancies.failing(beside_the_workers(r).filter(more))
