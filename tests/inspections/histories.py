"""Small national histories written as text tables, for tests of what follows from them.

    authority | published  | framework | overall | leaders | help | care | leavers | both
    865       | 2015-09-01 | sif       | RI      | RI      | RI   |      | RI      | RI

Grades are O, G, RI, I and - (not judged); an empty cell was not judged at all. The first day on
site is taken as 60 days before publication. `both` is one grade for children in care and care
leavers together. A row with `told` under published is a recounted inspection: `told 2013-06`.
"""

from __future__ import annotations

from datetime import date, timedelta

from lineofsight.inspections.corpus import Corpus
from lineofsight.inspections.inspection import Inspection, Source
from lineofsight.reference import authorities
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade

GRADES = {
    "O": Grade.OUTSTANDING,
    "G": Grade.GOOD,
    "RI": Grade.REQUIRES_IMPROVEMENT,
    "A": Grade.ADEQUATE,
    "I": Grade.INADEQUATE,
    "-": Grade.NOT_JUDGED,
}
COLUMNS = {
    "overall": Area.OVERALL,
    "leaders": Area.LEADERS,
    "help": Area.HELP_AND_PROTECTION,
    "care": Area.IN_CARE,
    "leavers": Area.CARE_LEAVERS,
    "both": Area.IN_CARE_AND_CARE_LEAVERS,
    "lscb": Area.LSCB,
    "protection": Area.CHILD_PROTECTION_OVERALL,
}


def table(text: str) -> list[dict[str, str]]:
    """The rows of a text table, each by the names in its first line."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    names, *rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [dict(zip(names, [*row, *[""] * (len(names) - len(row))], strict=True)) for row in rows]


def history(text: str) -> Corpus:
    """A corpus of the inspections in a text table."""
    return Corpus.of_inspections(inspection(row) for row in table(text))


def inspection(row: dict[str, str]) -> Inspection:
    """One row of a text table as an inspection."""
    authority = authorities.get(row["authority"])
    framework = Framework(row.get("framework") or "ilacs")
    grades = {area: GRADES[row[name]] for name, area in COLUMNS.items() if row.get(name)}
    if row["published"].startswith("told "):
        when = row["published"].removeprefix("told ")
        year, month = [*[int(part) for part in when.split("-")], 0][:2]
        return Inspection(
            report_id=f"{authority.slug}-{when}-{framework.value.replace('_', '-')}-recounted",
            authority_code=authority.code,
            framework=framework,
            family=None,
            start=None,
            end=None,
            published=None,
            judgements=grades,
            source=Source.RECOUNTED,
            year=year,
            month=month or None,
            recounted_in=("a-later-report",),
        )
    published = date.fromisoformat(row["published"])
    start = published - timedelta(days=60)
    return Inspection(
        report_id=f"{authority.slug}-{start.isoformat()}",
        authority_code=authority.code,
        framework=framework,
        family=Family.SIF_2015 if framework is Framework.SIF else Family.ILACS_2023,
        start=start,
        end=start + timedelta(days=11),
        published=published,
        judgements=grades,
        source=Source.REPORT,
        year=start.year,
        month=start.month,
    )
