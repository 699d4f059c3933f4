"""Invented social workers of one census year: a row for each role, its cells as text.

They are plain enough to be true in every detail that the rules look at: who left has a reason, who
started an origin, who holds cases some hours. Registration numbers begin with ZZ, which no true
one does; universities are invented. They follow no council's figures.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from lineofsight.returns.workforce.frames import census_window
from lineofsight.returns.workforce.shared import (
    CASE_HOLDER,
    FIRST_LINE_MANAGER,
    MIDDLE_MANAGER,
    SENIOR_MANAGER,
    SENIOR_PRACTITIONER,
    SEX_FROM,
    WITHOUT_CASES,
)
from lineofsight.returns.workforce.tables import CSWWWorker

Row = dict[str, str]

#: From this year on pay is asked, and where the worker qualified and stands no longer.
PAY_FROM = 2025

_ETHNIC = (
    "WBRI WBRI WBRI WBRI WBRI WBRI WOTH WIRI MWBC MWAS BAFR BAFR BCRB APKN AIND OOTH REFU".split()
)
_UNIVERSITIES = ("University of Mereshire", "Thornwick University", "Port Alder College")

#: Roles of those who have been there for a while, the salary of each, and its standing.
_ROLES = (
    CASE_HOLDER,
    SENIOR_PRACTITIONER,
    CASE_HOLDER,
    FIRST_LINE_MANAGER,
    CASE_HOLDER,
    WITHOUT_CASES,
    CASE_HOLDER,
    MIDDLE_MANAGER,
    CASE_HOLDER,
    SENIOR_MANAGER,
)
_SALARIES = {
    SENIOR_MANAGER: 92_000,
    MIDDLE_MANAGER: 61_000,
    FIRST_LINE_MANAGER: 52_000,
    SENIOR_PRACTITIONER: 46_000,
    CASE_HOLDER: 41_000,
    WITHOUT_CASES: 40_000,
}
_STANDING = {SENIOR_MANAGER: "4", MIDDLE_MANAGER: "3", FIRST_LINE_MANAGER: "3"}

#: What becomes of twenty workers in turn.
_LIVES = (
    "stays part leaves agency starts stays new stays leave stays "
    "stays part stays leaves stays starts agency two sick stays"
).split()


@dataclass(frozen=True)
class Census:
    """The census year: its first day, and the census date."""

    year: int
    start: date
    end: date

    @classmethod
    def of(cls, year: int) -> Census:
        """The census of a year."""
        return cls(year, *census_window(year))

    def asks(self, column: str) -> bool:
        """Whether the census of the year has a column of CSWWWorker."""
        return CSWWWorker.columns()[column].used_in(self.year)


def make_workers(rng: random.Random, count: int, census: Census) -> list[Row]:
    """Rows of so many workers, in no order; the first of them stays all year."""
    rows: list[Row] = []
    roles = 0
    for number in range(count):
        life = _LIVES[number % len(_LIVES)]
        if life == "agency":
            rows.append(_agency_worker(rng, census, number))
            continue
        row = _someone(rng, census, number)
        if life in ("starts", "new"):
            _start(rng, census, row, new=life == "new")
        else:
            role = CASE_HOLDER if life == "two" else _ROLES[roles % len(_ROLES)]
            roles += life != "two"
            _serve(rng, census, row, role, part=life == "part")
        if life == "leaves":
            _leave(rng, census, row, unknown=number % 100 == 93)
        elif life in ("leave", "sick"):
            _be_absent(row, "MAT" if life == "leave" else "SIC")
        rows.append(row)
        if life == "two":
            rows.append(_second_role(census, row))
    rng.shuffle(rows)
    return [{name: cell for name, cell in row.items() if census.asks(name)} for row in rows]


def written(value: date) -> str:
    """A date as the census writes it."""
    return value.isoformat()


def _day(rng: random.Random, first: date, last: date) -> date:
    return first + timedelta(days=rng.randint(0, (last - first).days))


def _years_before(day: date, years: float) -> date:
    return day - timedelta(days=round(365.25 * years))


def _number(rng: random.Random, number: int) -> str:
    """A registration number that no other worker of the return has."""
    return f"ZZ{rng.randint(10_000, 99_999)}{number:05}"


def _someone(rng: random.Random, census: Census, number: int) -> Row:
    """An employed worker in post, without a role yet. Nobody else was born on the same day."""
    sex = rng.choice("FFFFM")
    born = _years_before(census.end, 26) - timedelta(days=11 * number % 14_000)
    graduate = rng.random() < 0.4
    return dict.fromkeys(CSWWWorker.columns(), "") | {
        "AgencyWorker": "0",
        "SWENo": _number(rng, number),
        "PersonBirthDate": written(born),
        "GenderCurrent": {"F": "2", "M": "1"}[sex],
        "Sex": sex,
        "Ethnicity": _ETHNIC[number % len(_ETHNIC)],
        "QualInst": rng.choice(_UNIVERSITIES),
        "QualLevel": "2" if graduate else "1",
        "StepUpGrad": "1" if graduate and number % 7 == 0 else "0",
        "FrontlineGrad": "1" if graduate and number % 7 == 3 else "0",
        "Absat30Sept": "0",
    }


def _serve(rng: random.Random, census: Census, row: Row, role: str, *, part: bool) -> None:
    """A role that was held before the census year began."""
    born = date.fromisoformat(row["PersonBirthDate"])
    earliest = max(_years_before(census.start, 15), _years_before(born, -22.5))
    began = _day(rng, earliest, census.start - timedelta(days=1))
    _hold(rng, census, row, role, began, hours="0.6" if part else "1")
    row["CFKSSstatus"] = _STANDING.get(role, "2")


def _start(rng: random.Random, census: Census, row: Row, *, new: bool) -> None:
    """A role as case holder that began in the census year, at least two months before its end."""
    began = _day(rng, census.start, census.end - timedelta(days=60))
    _hold(rng, census, row, CASE_HOLDER, began, hours="1")
    row["StartOrigin"] = "1" if new else rng.choice("2347")
    row["CFKSSstatus"] = "1" if new else "2"


def _hold(
    rng: random.Random, census: Census, row: Row, role: str, began: date, *, hours: str
) -> None:
    """A role that is held on the census date."""
    cases = {CASE_HOLDER: rng.randint(12, 20), SENIOR_PRACTITIONER: rng.randint(8, 12)}
    held = round(cases.get(role, 0) * float(hours))
    in_year = (census.end - max(began, census.start)).days
    lost = rng.choice((0, 0, 0, 1, 2, 3.5, 5, 8, 12)) * in_year / 365
    row |= {
        "OrgRole": role,
        "RoleStartDate": written(began),
        "FTE": hours,
        "FTE30": hours,
        "Cases30": str(held),
        "WorkingDaysLost": f"{lost:.1f}",
        "ContractWeeks": "52.1",
        "BaseSalary": f"{_SALARIES[role] * float(hours) + rng.randint(0, 1_500):.2f}",
        "RRPayments": "1000.00" if rng.random() < 0.1 else "0.00",
        "OtherPayments": "0.00",
    }


def _leave(rng: random.Random, census: Census, row: Row, *, unknown: bool) -> None:
    """The end of the role in the census year, before the census date."""
    ended = _day(rng, census.start + timedelta(days=60), census.end - timedelta(days=1))
    reason, destination = rng.choice((("1", "1"), ("1", "3"), ("1", "5"), ("5", "6"), ("7", "5")))
    row |= {
        "RoleEndDate": written(ended),
        "ReasonLeave": "9" if unknown else reason,
        "LeaverDestination": "8" if unknown else destination,
        "FTE30": "0",
        "Cases30": "0",
        "WorkingDaysLost": f"{rng.randint(0, 6)}",
        "Absat30Sept": "",
        "BaseSalary": "",
        "RRPayments": "",
        "OtherPayments": "",
    }


def _be_absent(row: Row, reason: str) -> None:
    """Absent on the census date: on leave without cases, or sick with the cases still there."""
    row |= {"Absat30Sept": "1", "ReasonAbsence": reason}
    if reason == "SIC":
        row["WorkingDaysLost"] = "4.0"
    else:
        row["Cases30"] = "0"


def _second_role(census: Census, first: Row) -> Row:
    """A second role of the same worker beside the first: both are made part of full time."""
    first |= {"FTE": "0.6", "FTE30": "0.6"}
    began = date.fromisoformat(first["RoleStartDate"]) + timedelta(days=30)
    return first | {
        "OrgRole": SENIOR_PRACTITIONER,
        "RoleStartDate": written(min(began, census.start - timedelta(days=1))),
        "FTE": "0.4",
        "FTE30": "0.4",
        "Cases30": "2",
        "WorkingDaysLost": "0.0",
        "BaseSalary": f"{_SALARIES[SENIOR_PRACTITIONER] * 0.4:.2f}",
        "RRPayments": "0.00",
    }


def _agency_worker(rng: random.Random, census: Census, number: int) -> Row:
    """Somebody from an agency who worked on the census date."""
    hours = rng.choice(("1", "1", "0.8"))
    return dict.fromkeys(CSWWWorker.columns(), "") | {
        "AgencyWorker": "1",
        "SWENo": _number(rng, number),
        "FTE": hours,
        "QualInst": rng.choice(_UNIVERSITIES),
        "OrgRole": CASE_HOLDER,
        "RoleStartDate": written(_day(rng, _years_before(census.end, 1.5), census.end)),
        "FTE30": hours,
        "Cases30": str(rng.randint(12, 20)),
        "ContractWeeks": "26.0",
    }


def sex_of(census: Census) -> str:
    """The column of the year that says whether a worker is male or female."""
    return "Sex" if census.year >= SEX_FROM else "GenderCurrent"
