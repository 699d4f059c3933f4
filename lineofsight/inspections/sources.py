"""Where judgements come from: reports as read, and Ofsted's table of outcomes."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lineofsight.inspections.inspection import Inspection, Source
from lineofsight.inspections.merging import Facts, in_order, merge
from lineofsight.inspections.tables import EarlierJudgement, Judgement, Report
from lineofsight.reference import authorities
from lineofsight.reference.areas import Area
from lineofsight.reference.authorities import Authority, UnknownAuthorityError
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade, parse_grade


class TableOfOutcomesError(Exception):
    """Ofsted's table cannot be used. The message names file, line and what to do."""


#: Columns of the table of outcomes that hold a grade, and the area of each.
_OUTCOME_AREAS = {
    "overall": Area.OVERALL,
    "leaders": Area.LEADERS,
    "help_protection": Area.HELP_AND_PROTECTION,
    "in_care": Area.IN_CARE,
    "care_leavers": Area.CARE_LEAVERS,
}
_OUTCOME_COLUMNS = (
    "ons_code",
    "inspection_start",
    "published",
    "type",
    "combined_care_judgement",
    *_OUTCOME_AREAS,
)


def from_reports(
    reports: Iterable[Report],
    judgements: Iterable[Judgement],
    earlier: Iterable[EarlierJudgement],
    *,
    in_workspace: bool = False,
    place: Authority | None = None,
) -> Facts:
    """The facts in rows read from reports: each report's own judgements, and those it recounts.

    `place` is whom the code of these reports stands for, where it is in no list of authorities.
    Left out are reports without a judgement (visits, letters), of an authority we do not know,
    or without any date. Recounted judgements without a year are counted in `undated`.
    """
    by_report: dict[str, dict[Area, Grade]] = defaultdict(dict)
    for row in judgements:
        by_report[row.report_id][Area(row.area)] = Grade(row.grade)
    own = []
    told_by = {}
    for report in reports:
        if report.authority_code is None:
            continue
        told_by[report.report_id] = report
        day = report.inspection_start or report.inspection_end or report.published
        grades = by_report.get(report.report_id)
        if day is None or not grades:
            continue
        own.append(
            Inspection(
                report_id=report.report_id,
                authority_code=report.authority_code,
                framework=Framework(report.framework),
                family=Family(report.family),
                start=report.inspection_start,
                end=report.inspection_end,
                published=report.published,
                judgements=grades,
                source=Source.REPORT,
                year=day.year,
                month=day.month,
                in_workspace=in_workspace,
            )
        )
    recounted, undated = _recounted(earlier, told_by, place)
    return merge(Facts(in_order(own)), Facts(recounted, (), undated))


def _recounted(
    rows: Iterable[EarlierJudgement], reports: dict[str, Report], place: Authority | None
) -> tuple[tuple[Inspection, ...], int]:
    """Inspections as later reports recount them, one for each report, framework and year."""
    groups: dict[tuple[str, str, int], list[EarlierJudgement]] = defaultdict(list)
    undated = 0
    for row in rows:
        if row.report_id not in reports:
            continue
        if row.year is None:
            undated += 1
            continue
        # Fostering and adoption were inspected apart, so each area is an inspection of its own.
        framework = _framework(row)
        alone = framework is Framework.FOSTERING_ADOPTION
        groups[row.report_id, row.area if alone else framework.value, row.year].append(row)
    found = []
    for (report_id, what, year), told in groups.items():
        month = next((row.month for row in told if row.month is not None), None)
        grades = {Area(row.area): Grade(row.grade) for row in reversed(told)}
        authority = place or authorities.get(reports[report_id].authority_code or "")
        framework = _framework(told[0])
        found.append(_told(authority, framework, what, year, month, grades, report_id))
    return in_order(found), undated


def _told(
    authority: Authority,
    framework: Framework,
    what: str,
    year: int,
    month: int | None,
    grades: dict[Area, Grade],
    told_by: str,
) -> Inspection:
    """An inspection that is only recounted. `what` tells those of one year apart in its id."""
    when = f"{year}-{month:02}" if month else f"{year}"
    return Inspection(
        report_id=f"{authority.slug}-{when}-{what.replace('_', '-')}-recounted",
        authority_code=authority.code,
        framework=framework,
        family=None,
        start=None,
        end=None,
        published=None,
        judgements=grades,
        source=Source.RECOUNTED,
        year=year,
        month=month,
        recounted_in=(told_by,),
    )


def from_hand_read(text: str) -> Facts:
    """Judgements that people read in a later report, where the reader of PDFs does not look:
    the opening of an ILACS report may say when services were last inspected, and how judged.

    Args:
        text: CSV with the columns `recounted_in` (report_id), `authority_code`, `framework`,
            `year`, `area` and `grade`; rows of one inspection share the first four.
    """
    groups: dict[tuple[str, str, str, str], dict[Area, Grade]] = defaultdict(dict)
    for row in csv.DictReader(text.splitlines()):
        key = (row["recounted_in"], row["authority_code"], row["framework"], row["year"])
        groups[key][Area(row["area"])] = Grade(row["grade"])
    found = [
        _told(authorities.get(code), Framework(framework), framework, int(year), None, grades, told)
        for (told, code, framework, year), grades in groups.items()
    ]
    return Facts(in_order(found))


def _framework(row: EarlierJudgement) -> Framework:
    """The framework of a recounted inspection: as read, else as the area judged implies."""
    if row.framework is not None:
        return Framework(row.framework)
    area = Area(row.area)
    if area in (Area.FOSTERING_SERVICE, Area.ADOPTION_SERVICE):
        return Framework.FOSTERING_ADOPTION
    if area is Area.CHILD_PROTECTION_OVERALL:
        return Framework.CHILD_PROTECTION
    if area in (Area.OVERALL, Area.LEADERS, Area.HELP_AND_PROTECTION, Area.LSCB):
        return Framework.SIF
    return Framework.SAFEGUARDING_LOOKED_AFTER


@dataclass(frozen=True)
class _Line:
    """One line of the table of outcomes, with where it stands for messages."""

    file: Path
    number: int
    row: dict[str, str]

    def refuse(self, column: str, advice: str) -> TableOfOutcomesError:
        value = self.row.get(column)
        return TableOfOutcomesError(
            f"{self.file.name} line {self.number}, {column}: {value!r} {advice}"
        )

    def day(self, column: str) -> date:
        try:
            return date.fromisoformat(self.row[column])
        except ValueError:
            raise self.refuse(column, "is not a date. Write it as YYYY-MM-DD.") from None


def from_table_of_outcomes(path: Path) -> Facts:
    """The facts in Ofsted's table of outcomes of ILACS inspections, joined on ONS codes.

    Args:
        path: a CSV file with the columns `ons_code`, `inspection_start`, `published` (ISO
            dates), `type`, `overall`, `leaders`, `help_protection`, `in_care`, `care_leavers`
            and `combined_care_judgement` (True where `in_care` is one grade for both).

    Raises:
        TableOfOutcomesError: a column is missing or a value cannot be understood.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [c for c in _OUTCOME_COLUMNS if c not in (reader.fieldnames or ())]
        if missing:
            raise TableOfOutcomesError(
                f"{path.name}: the columns {', '.join(missing)} are missing. Save Ofsted's table "
                "of outcomes with one row for each inspection and these names."
            )
        found = [_outcome(_Line(path, reader.line_num, row)) for row in reader]
    return Facts(in_order(found))


def _outcome(line: _Line) -> Inspection:
    try:
        authority = authorities.get(line.row["ons_code"])
    except UnknownAuthorityError:
        raise line.refuse("ons_code", "is the ONS code of no authority we know.") from None
    combined = line.row["combined_care_judgement"].strip().lower() == "true"
    grades = {}
    for column, area in _OUTCOME_AREAS.items():
        if not line.row[column].strip():
            continue
        grade = parse_grade(line.row[column])
        if grade is None:
            raise line.refuse(column, "is not a grade.")
        if column == "in_care" and combined:
            area = Area.IN_CARE_AND_CARE_LEAVERS
        grades[area] = grade
    start = line.day("inspection_start")
    if Area.OVERALL not in grades:
        family = Family.ILACS_2026
    else:
        family = Family.ILACS_2018 if combined else Family.ILACS_2023
    return Inspection(
        report_id=f"{authority.slug}-{start.isoformat()}",
        authority_code=authority.code,
        framework=Framework.ILACS,
        family=family,
        start=start,
        end=None,
        published=line.day("published"),
        judgements=grades,
        source=Source.OFSTED_STATISTICS,
        year=start.year,
        month=start.month,
        visit="short" if "short" in line.row["type"].lower() else "standard",
    )
