"""Figures of a workforce return against tables worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest

from lineofsight.engine.running import DuckDBEngine
from lineofsight.published.measures import measures
from lineofsight.returns.check import run_rules
from lineofsight.returns.reading import read_return
from lineofsight.returns.results.result import Result
from lineofsight.returns.ssda903.kind import KIND as SSDA903
from lineofsight.returns.workforce.kind import KIND
from lineofsight.returns.workforce.summary import (
    WorkforceFigure,
    workforce_figures,
    workforce_summary,
    working_days,
)
from lineofsight.synthetic.workforce import write_return
from tests.returns.examples import drawn_rows
from tests.returns.rows import engine_with

#: ZZ1 to ZZ4 are in post: full time, part time, in two roles, and on leave; ZZ5 started in the year
#: and ZZ6 left in it; ZZ7 is from an agency, ZZ8 too and told in FTE alone.
WORKERS = """
    SWENo | AgencyWorker | FTE | PersonBirthDate | Sex | Ethnicity | OrgRole | RoleStartDate | RoleEndDate | FTE30 | Cases30 | WorkingDaysLost
    ZZ1   | 0            | 1   | 1980-01-01      | F   | WBRI      | 1       | 2015-01-05    |             | 1     | 0       | 10
    ZZ2   | 0            | 0.5 | 1981-01-01      | F   | WBRI      | 5       | 2016-01-04    |             | 0.5   | 9       | 2.5
    ZZ3   | 0            | 0.6 | 1982-01-01      | M   | BAFR      | 5       | 2017-01-09    |             | 0.6   | 12      | 0
    ZZ3   | 0            | 0.4 | 1982-01-01      | M   | BAFR      | 4       | 2018-01-08    |             | 0.4   | 0       | 0
    ZZ4   | 0            | 1   | 1983-01-01      | F   | APKN      | 5       | 2019-01-07    |             | 1     | 0       | 100
    ZZ5   | 0            | 0.8 | 1984-01-01      | F   | WBRI      | 5       | 2025-01-06    |             | 0.8   | 12      | 0
    ZZ6   | 0            | 0.9 | 1985-01-01      | F   | WBRI      | 5       | 2020-01-06    | 2025-09-30  | 0     | 0       | 14
    ZZ7   | 1            | 1   |                 |     |           | 5       |               |             | 1     | 15      |
    ZZ8   | 1            | 0.5 |                 |     |           | 5       |               |             |       | 6       |
"""  # noqa: E501

COUNCIL = """
    NumberOfVacancies | NoAgencyFTE | NoAgencyHeadcount
    1.7               | 1           | 1
"""


def figures(
    workers: str = WORKERS, council: str | None = COUNCIL, year: int = 2025
) -> Mapping[tuple[str, str | None], WorkforceFigure]:
    """The figures of tables drawn as text, by measure and role."""
    tables = {"CSWWWorker": drawn_rows(workers)}
    if council is not None:
        tables["LALevelVacancies"] = drawn_rows(council)
    connection = engine_with(KIND, tables).connection
    return {(f.measure, f.role): f for f in workforce_figures(connection, year)}


@pytest.mark.parametrize(
    ("measure", "numerator", "denominator", "value"),
    [
        # In post 1 + 0.5 + 0.6 + 0.4 + 1 + 0.8 = 4.3; agency 1 + 0.5.
        ("lw_inpost_fte", None, None, 4.3),
        ("in_post_people", None, None, 5),
        ("starters_fte", None, None, 0.8),
        ("starters_people", None, None, 1),
        ("leavers_fte", None, None, 0.9),
        ("leavers_people", None, None, 1),
        ("agency_fte", None, None, 1.5),
        ("agency_people", None, None, 2),
        ("lw_turnover_pct", 0.9, 4.3, 20.930233),
        ("lw_starters_pct", 0.8, 4.3, 18.604651),
        ("lw_vacancy_pct", 1.7, 6.0, 28.333333),
        ("lw_agency_pct", 1.5, 5.8, 25.862069),
        ("lw_vacancy_cover_pct", 1.0, 1.7, 58.823529),
        # 10 + 2.5 + 100 + 14, of 4.3 times 253 days.
        ("lw_absence_pct", 126.5, 1087.9, 11.627907),
        # 9 + 12 + 12 + 15 + 6, of 0.5 + 0.6 + 0.8 + 1 + 0.5.
        ("lw_caseload", 54.0, 3.4, 15.882353),
    ],
)
def test_figures_worked_out_by_hand(
    measure: str, numerator: float | None, denominator: float | None, value: float
) -> None:
    figure = figures()[measure, None]
    assert figure.value == pytest.approx(value, abs=1e-6)
    assert figure.numerator == (None if numerator is None else pytest.approx(numerator))
    assert figure.denominator == (None if denominator is None else pytest.approx(denominator))
    assert (figure.left_out, figure.note) == (0, "")


def test_those_in_post_by_role() -> None:
    """ZZ3's hours stand with each role, ZZ3 with the more senior; a role that nobody has is 0."""
    found = figures()
    hours = {role: f.value for (m, role), f in found.items() if m == "in_post_fte_by_role"}
    people = {role: f.value for (m, role), f in found.items() if m == "in_post_people_by_role"}
    assert hours == {
        "Senior manager": 1.0,
        "Middle manager": 0.0,
        "First line manager": 0.0,
        "Senior practitioner": 0.4,
        "Case holder": 2.9,
        "Qualified without cases": 0.0,
    }
    assert people == {
        "Senior manager": 1,
        "Middle manager": 0,
        "First line manager": 0,
        "Senior practitioner": 1,
        "Case holder": 3,
        "Qualified without cases": 0,
    }
    assert sum(filter(None, people.values())) == found["in_post_people", None].value


def test_a_role_that_is_not_known_stands_by_itself() -> None:
    """Blank, or no code of the list."""
    found = figures(
        """
        SWENo | AgencyWorker | OrgRole | FTE30
        ZZ1   | 0            | 5       | 1
        ZZ2   | 0            |         | 0.5
        ZZ3   | 0            | SW      |
        """
    )
    unknown = found["in_post_fte_by_role", "Not known"]
    assert (unknown.value, unknown.left_out) == (0.5, 1)
    assert found["in_post_people_by_role", "Not known"].value == 2


def test_a_year_with_29_february_has_a_working_day_more() -> None:
    assert [working_days(year) for year in range(2021, 2027)] == [253, 253, 253, 254, 253, 253]
    workers = """
        SWENo | AgencyWorker | FTE30 | WorkingDaysLost
        ZZ1   | 0            | 1     | 127
    """
    assert figures(workers, year=2024)["lw_absence_pct", None].value == 50.0


def test_what_is_not_known_is_left_out_and_told() -> None:
    """A row without what it needs is in no number; one of hours in a week, or that may be of
    anybody, neither."""
    found = figures(
        """
        SWENo | AgencyWorker | FTE | RoleStartDate | RoleEndDate | FTE30 | Cases30 | WorkingDaysLost
        ZZ1   | 0            | 1   | 2020-01-06    |             | 1     | 10      | 4
        ZZ2   | 0            | 1   | 2020-01-06    |             |       | 5       |
        ZZ3   | 0            | 37  | 2025-01-06    |             | 37    | 5       | 400
        ZZ4   | 0            | 1   | 2020-01-06    | 31/02/2025  | 1     | 5       | 0
        ZZ5   | 0            |     | 2020-01-06    | 2025-03-31  | 0     |         | 0
        ZZ6   |              | 1   | 2020-01-06    |             | 1     | 5       | 7
        ZZ7   | 0            | 1   |               |             | 1     | many    | 0
        ZZ8   | 1            |     |               |             |       | 5       |
        """
    )
    in_post = found["lw_inpost_fte", None]
    assert (in_post.value, in_post.left_out) == (2.0, 4)
    assert in_post.note == (
        "Left out: 1 row not told to be employed or agency, 1 row whose end cannot be read, "
        "2 rows in post without FTE30."
    )
    people = found["in_post_people", None]
    assert (people.value, people.left_out) == (4.0, 2)
    leavers = found["leavers_fte", None]
    assert (leavers.value, leavers.note) == (
        None,
        "Not known: every row is without FTE. Left out: 1 row not told to be employed or agency, "
        "1 row whose end cannot be read, 1 row without FTE.",
    )
    assert found["leavers_people", None].value == 1.0
    turnover = found["lw_turnover_pct", None]
    assert (turnover.value, turnover.numerator, turnover.denominator) == (None, None, 2.0)
    assert found["agency_fte", None].value is None
    assert found["lw_agency_pct", None].value is None
    assert found["agency_people", None].value == 1.0
    absence = found["lw_absence_pct", None]
    assert (absence.numerator, absence.denominator) == (4.0, 506.0)
    caseload = found["lw_caseload", None]
    assert (caseload.numerator, caseload.denominator) == (10.0, 1.0)
    assert "3 rows with cases in no hours" in caseload.note
    assert "1 row without Cases30" in caseload.note


@pytest.mark.parametrize(
    ("council", "why"),
    [
        (None, "the return has no row of LALevelVacancies"),
        (f"{COUNCIL}    2 | 1 | 1", "the return has 2 rows of LALevelVacancies"),
        ("NumberOfVacancies | NoAgencyFTE\n | 1", "NumberOfVacancies is not given"),
        ("NumberOfVacancies | NoAgencyFTE\n-3 | 1", "NumberOfVacancies is not given"),
    ],
)
def test_vacancies_are_not_known_without_the_councils_figure(council: str | None, why: str) -> None:
    """Not 0, of one row and of it alone."""
    found = figures(council=council)
    for measure in ("lw_vacancy_pct", "lw_vacancy_cover_pct"):
        figure = found[measure, None]
        assert (figure.value, figure.note) == (None, f"Not known: {why}.")
    assert found["lw_turnover_pct", None].value is not None


def test_nothing_to_divide_by_is_not_known() -> None:
    """No vacancies to cover, nobody in post, nobody who holds cases."""
    found = figures(
        """
        SWENo | AgencyWorker | FTE | RoleEndDate | FTE30 | Cases30 | WorkingDaysLost
        ZZ1   | 0            | 1   | 2025-03-31  | 0     | 0       | 0
        """,
        "NumberOfVacancies | NoAgencyFTE\n0 | 0",
    )
    for measure in (
        "lw_turnover_pct",
        "lw_starters_pct",
        "lw_vacancy_pct",
        "lw_agency_pct",
        "lw_vacancy_cover_pct",
        "lw_absence_pct",
        "lw_caseload",
    ):
        figure = found[measure, None]
        assert (figure.value, figure.denominator) == (None, 0.0)
        assert figure.note.startswith("Not known: there is nothing to divide by.")
    assert found["lw_inpost_fte", None].value == 0.0


@pytest.mark.parametrize("workers", ["SWENo | AgencyWorker", "SWENo | AgencyWorker\nZZ1 | N"])
def test_nothing_is_known_of_no_workers(workers: str) -> None:
    """No row, or none that tells whether the worker is employed: no figure is 0."""
    found = figures(workers)
    assert {f.value for f in found.values() if f.measure != "lw_vacancy_cover_pct"} == {None}
    assert all(f.note.startswith("Not known: ") for f in found.values() if f.value is None)


def test_nobody_has_cases_where_none_are_given() -> None:
    found = figures("SWENo | AgencyWorker | FTE30 | Cases30\nZZ1 | 0 | 1 |")
    assert found["lw_caseload", None].note == (
        "Not known: nobody is told to hold cases. Left out: 1 row without Cases30."
    )


def test_people_are_counted_once_unless_they_differ() -> None:
    """Without a number each row is a person; a date of birth that differs makes two."""
    found = figures(
        """
        SWENo | AgencyWorker | PersonBirthDate | RoleStartDate | RoleEndDate | FTE
        ZZ1   | 0            | 1980-01-01      | 2024-11-04    | 2025-01-31  | 1
        ZZ1   | 0            | 1980-01-01      | 2025-03-03    | 2025-08-29  | 1
        ZZ1   | 0            | 1980-01-01      | 2025-03-03    | 2025-08-29  | 0.2
        ZZ2   | 0            | 1981-01-01      | 2020-01-06    |             | 1
        ZZ2   | 0            | 1981-01-02      | 2020-01-06    |             | 1
              | 0            |                 | 2020-01-06    |             | 1
              | 0            |                 | 2020-01-06    |             | 1
        """
    )
    assert found["starters_people", None].value == 2.0
    assert found["leavers_people", None].value == 2.0
    assert found["leavers_fte", None].value == 2.2
    assert found["in_post_people", None].value == 4.0


def test_the_summary_of_a_checked_return(tmp_path: Path) -> None:
    """It takes what a check gives, and says what the return was made to hold."""
    written = write_return(tmp_path, workers=100)
    connection = duckdb.connect()
    loaded = read_return(KIND, [written.xml], connection=connection)
    checked = run_rules(KIND, DuckDBEngine(connection), KIND.settings(2025), loaded.given)
    with Result(KIND, checked, loaded, connection, 0.0) as result:
        found = {row["measure"]: row for row in workforce_summary(result).rows(named=True)}
    assert found["agency_people"]["value"] == 10
    assert found["leavers_people"]["value"] == 10
    assert found["lw_vacancy_pct"]["value"] == pytest.approx(100 / 9, abs=0.01)
    assert json.dumps(list(found.values()))
    with (
        Result(SSDA903, checked, loaded, duckdb.connect(), 0.0) as other,
        pytest.raises(ValueError, match="no workforce return"),
    ):
        workforce_summary(other)


def test_figures_go_by_the_names_of_published_measures() -> None:
    """So that they can be set beside them."""
    published = {found.id for found in measures()}
    named = {f.measure for f in figures().values() if f.measure.startswith("lw_")}
    assert named <= published


def test_published_absence_follows_from_the_working_days(shared: Path) -> None:
    """Of 1,458 published percentages all but a few follow from days lost and those in post; no
    other number of days does as well, in any year."""
    benchmarks = shared / "data" / "published" / "benchmarks.parquet"
    query = (
        "SELECT a.period, a.value, a.numerator, p.value FROM benchmarks a JOIN benchmarks p "
        "USING (area_code, period) WHERE a.measure_id = 'lw_absence_pct' "
        "AND p.measure_id = 'lw_inpost_fte' AND a.numerator > 0 AND a.value + p.value > 0"
    )
    with duckdb.connect() as connection:
        connection.read_parquet(str(benchmarks)).create_view("benchmarks")
        rows = connection.execute(query).fetchall()
    by_year: dict[int, list[tuple[float, float, float]]] = {}
    for year, *numbers in rows:
        value, lost, fte = numbers
        by_year.setdefault(year, []).append((value, lost, fte))
    for year, published in by_year.items():
        follow = {
            days: sum(
                abs(100 * lost / (fte * days) - value) <= 0.0501 for value, lost, fte in published
            )
            for days in range(245, 262)
        }
        assert follow[working_days(year)] >= 0.97 * len(published)
        assert max(follow, key=lambda days: follow[days]) == working_days(year)
