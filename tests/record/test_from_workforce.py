# ruff: noqa: E501 - tables drawn as text are wide
"""What the workforce census fills of the record."""

from __future__ import annotations

from datetime import date

from lineofsight.record.tables import Professional, WorkerYear, WorkforceYear
from tests.record.sources import record_of, workforce

WORKERS = """
    AgencyWorker | SWENo    | FTE | PersonBirthDate | OrgRole | RoleStartDate | StartOrigin | RoleEndDate | LeaverDestination | ReasonLeave | FTE30 | Cases30 | WorkingDaysLost | ContractWeeks | Absat30Sept
    0            | SW123456 | 1   | 1980-01-02      | 4       | 2020-01-06    | 1           |             |                   |             | 1     | 17      | 3.5             | 52            | 0
    1            |          | 0.8 | 1975-03-04      | 4       | 2025-02-03    | 2           |             |                   |             | 0.8   | 12      |                 | 34            | 0
    1            |          | 0.8 | 1975-03-05      | 4       | 2025-02-03    | 2           | 2025-08-01  | 1                 | 2           |       |         |                 |               |
"""


def test_workers_and_vacancies_of_a_day() -> None:
    """A row for each worker, and one for the council."""
    census = workforce(
        2025,
        CSWWWorker=WORKERS,
        LALevelVacancies="""
            NumberOfVacancies | NoAgencyFTE | NoAgencyHeadcount
            12.5              | 9.6         | 11
        """,
    )
    with record_of(census) as record:
        assert record.rows(
            WorkerYear,
            "cases",
            "agency",
            "fte",
            "fte_on_census_date",
            "days_lost",
            "contract_weeks",
            "absent",
            "start_date",
            "end_date",
        ) == [
            (12, True, 0.8, 0.8, None, 34.0, False, date(2025, 2, 3), None),
            (17, False, 1.0, 1.0, 3.5, 52.0, False, date(2020, 1, 6), None),
            (None, True, 0.8, None, None, None, None, date(2025, 2, 3), date(2025, 8, 1)),
        ]
        assert {day for (day,) in record.rows(WorkerYear, "census_date")} == {date(2025, 9, 30)}
        assert record.rows(
            WorkforceYear, "census_date", "vacancies_fte", "agency_fte", "agency_headcount"
        ) == [(date(2025, 9, 30), 12.5, 9.6, 11)]
        assert record.rows(Professional, "worker_id", "fte", "agency", "start_date") == [
            ("SW123456", 1.0, False, date(2020, 1, 6))
        ]


def test_who_has_no_number_is_known_by_what_is_said_and_not_by_the_line() -> None:
    """The same workers in another order are the same workers."""
    head, *rows = WORKERS.strip().splitlines()
    turned = "\n".join([head, *reversed(rows)])
    with (
        record_of(workforce(2025, CSWWWorker=WORKERS)) as one,
        record_of(workforce(2025, CSWWWorker=turned)) as other,
    ):
        workers = one.rows(WorkerYear, "worker_id", "worker_year_id", "cases")
        assert len({worker for worker, _, _ in workers}) == 3
        assert other.rows(WorkerYear, "worker_id", "worker_year_id", "cases") == workers
