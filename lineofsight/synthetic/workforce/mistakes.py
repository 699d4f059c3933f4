"""Mistakes of the kinds that councils make, put into an invented workforce census on purpose."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lineofsight.returns.workforce.shared import CASE_HOLDER, SENIOR_MANAGER, WITHOUT_CASES
from lineofsight.synthetic.workforce.people import PAY_FROM, Census, Row, sex_of, written


@dataclass(frozen=True)
class Mistake:
    """One mistake: the worker in whose row it is, by the number as it then stands (None: it is in
    nobody's), what was done, and the rules that find it."""

    worker: str | None
    what: str
    rules: tuple[str, ...]


@dataclass
class Return:
    """An invented return: its rows, which mistakes change."""

    census: Census
    workers: list[Row]
    council: Row
    header: Row


@dataclass(frozen=True)
class _Kind:
    """A kind of mistake in a worker's row: in whose, what is changed, and the rules that find it.
    `since` and `until` are census years, both included."""

    what: str
    rules: tuple[str, ...]
    of: Callable[[Row], bool]
    cells: Callable[[Row, Census], Row]
    since: int = 0
    until: int = 9999

    def used_in(self, year: int) -> bool:
        """Whether the mistake can be made in a year."""
        return self.since <= year <= self.until


def _employed(row: Row) -> bool:
    return row["AgencyWorker"] == "0"


def _agency(row: Row) -> bool:
    return row["AgencyWorker"] == "1"


def _left(row: Row) -> bool:
    return bool(row["RoleEndDate"])


def _here(row: Row) -> bool:
    return _employed(row) and not _left(row) and row["Absat30Sept"] == "0"


def _started(row: Row) -> bool:
    return _here(row) and bool(row["StartOrigin"])


def _long_here(row: Row) -> bool:
    return _here(row) and not row["StartOrigin"]


def _graduate(row: Row) -> bool:
    return _here(row) and row["QualLevel"] == "2"


def _role(role: str) -> Callable[[Row], bool]:
    return lambda row: _long_here(row) and row["OrgRole"] == role


def _moved(day: str, days: int) -> str:
    return written(date.fromisoformat(day) + timedelta(days=days))


_FIXED: tuple[tuple[str, str, Callable[[Row], bool], Row], ...] = (
    ("WF001", "AgencyWorker is a letter", _long_here, {"AgencyWorker": "N"}),
    ("WF002", "SWENo lost its letters", _long_here, {"SWENo": "1002003"}),
    ("WF003", "FTE is hours in a week", _here, {"FTE": "37"}),
    ("WF004", "PersonBirthDate is 31 February", _here, {"PersonBirthDate": "1980-02-31"}),
    ("WF006", "Ethnicity is in words", _here, {"Ethnicity": "White British"}),
    ("WF018", "WorkingDaysLost is in words", _here, {"WorkingDaysLost": "none"}),
    ("WF108", "PersonBirthDate is blank", _here, {"PersonBirthDate": ""}),
    ("WF110", "Ethnicity is blank", _here, {"Ethnicity": ""}),
    ("WF205", "born when the role began", _here, {"PersonBirthDate": "2016-05-14"}),
    ("WF207", "RoleStartDate is not known", _long_here, {"RoleStartDate": "1900-01-01"}),
    ("WF301", "a leaver has no reason", _left, {"ReasonLeave": ""}),
    ("WF302", "a leaver has no destination", _left, {"LeaverDestination": "", "ReasonLeave": "1"}),
    ("WF303", "a reason is given of one who is there", _long_here, {"ReasonLeave": "1"}),
    ("WF305", "a leaver has no FTE", _left, {"FTE": ""}),
    ("WF307", "one who died went on", _left, {"ReasonLeave": "6", "LeaverDestination": "1"}),
    ("WF311", "a starter has no origin", _started, {"StartOrigin": ""}),
    ("WF312", "an origin is given of one who is long there", _long_here, {"StartOrigin": "2"}),
    ("WF325", "qualified by both programmes", _graduate, {"StepUpGrad": "1", "FrontlineGrad": "1"}),
    ("WF401", "FTE30 is blank", _long_here, {"FTE30": ""}),
    ("WF411", "Cases30 is blank", _role(CASE_HOLDER), {"Cases30": ""}),
    ("WF413", "a case holder holds no cases", _role(CASE_HOLDER), {"Cases30": "0"}),
    ("WF414", "one without cases holds some", _role(WITHOUT_CASES), {"Cases30": "9"}),
    ("WF415", "a senior manager holds cases", _role(SENIOR_MANAGER), {"Cases30": "9"}),
    ("WF416", "Cases30 is that of a team", _role(CASE_HOLDER), {"Cases30": "75"}),
    ("WF418", "cases in no hours", _role(CASE_HOLDER), {"FTE30": "0"}),
    ("WF501", "absent without a reason", _long_here, {"Absat30Sept": "1"}),
    ("WF502", "a reason without absence", _long_here, {"ReasonAbsence": "TRN"}),
    ("WF503", "more days lost than there were", _long_here, {"WorkingDaysLost": "300"}),
    ("WF601", "an agency worker has a destination", _agency, {"LeaverDestination": "3"}),
)  # fmt: skip

#: Every kind of mistake in the row of a worker.
KINDS: tuple[_Kind, ...] = (
    *(
        _Kind(what, (rule,), of, lambda _row, _census, cells=cells: cells)  # type: ignore[misc]
        for rule, what, of, cells in _FIXED
    ),
    _Kind(
        "the sex is written as in other years",
        ("WF005",),
        _here,
        lambda _, census: {sex_of(census): "F" if sex_of(census) == "GenderCurrent" else "2"},
    ),
    _Kind(
        "the role began after the census date",
        ("WF201",),
        _started,
        lambda _, census: {"RoleStartDate": written(census.end + timedelta(days=12))},
    ),
    _Kind(
        "the role ended before it began",
        ("WF202",),
        _left,
        lambda row, _: {"RoleEndDate": _moved(row["RoleStartDate"], -1)},
    ),
    _Kind(
        "the role ended a year before",
        ("WF203",),
        _left,
        lambda _, census: {
            "RoleStartDate": written(census.start - timedelta(days=900)),
            "RoleEndDate": written(census.start - timedelta(days=40)),
            "WorkingDaysLost": "0",
        },
    ),
    _Kind(
        "hours and cases of one who left",
        ("WF403", "WF412"),
        _left,
        lambda row, _: {"FTE30": row["FTE"], "Cases30": "3"},
    ),
    _Kind(
        "newly qualified, and a senior manager",
        ("WF314",),
        lambda row: _started(row) and row["StartOrigin"] == "1",
        lambda _row, _census: {"OrgRole": SENIOR_MANAGER, "Cases30": "0"},
    ),
    _Kind(
        "in the assessed and supported year, and a senior manager",
        ("WF321",),
        _role(SENIOR_MANAGER),
        lambda _row, _census: {"CFKSSstatus": "1"},
        until=PAY_FROM - 1,
    ),
    _Kind(
        "the salary is that of a month",
        ("WF702",),
        _role(CASE_HOLDER),
        lambda row, _: {"BaseSalary": f"{float(row['BaseSalary']) / 12:.2f}"},
        since=PAY_FROM,
    ),
    _Kind(
        "an agency worker has a salary",
        ("WF605",),
        _agency,
        lambda _row, _census: {"BaseSalary": "45000.00"},
        since=PAY_FROM,
    ),
)


def make_mistakes(made: Return, rng: random.Random) -> list[Mistake]:
    """Put one mistake of each kind into a return, and list them: each in the row of another
    worker, so that none hides another.

    Raises:
        ValueError: there are too few workers.
    """
    found = list(_spoil_the_rest(made))
    # A worker with two roles is left alone: what is wrong in one row fails the other too.
    numbers = [row["SWENo"] for row in made.workers]
    right = [row for row in made.workers if numbers.count(row["SWENo"]) == 1]
    rng.shuffle(right)
    for kind in KINDS:
        if kind.used_in(made.census.year):
            row = _take(right, kind)
            row |= kind.cells(row, made.census)
            found.append(Mistake(row["SWENo"], kind.what, kind.rules))
    twice = _take(right, _Kind("", (), _here, lambda _row, _census: {}))
    made.workers.append(dict(twice))
    found.append(Mistake(twice["SWENo"], "the worker is there twice", ("WF102",)))
    return found


def _take(right: list[Row], kind: _Kind) -> Row:
    """Take a row in which a kind of mistake can be made."""
    for row in right:
        if kind.of(row):
            right.remove(row)
            return row
    raise ValueError(f"There is no worker left for this mistake: {kind.what or 'a row twice'}.")


def _spoil_the_rest(made: Return) -> Iterator[Mistake]:
    """Mistakes in the header and in the council's figures."""
    made.header["ReferenceDate"] = written(made.census.end + timedelta(days=34))
    yield Mistake(None, "the reference date is the day of the export", ("WF901",))
    people = len(made.workers)
    made.council["NoAgencyHeadcount"] = str(people)
    yield Mistake(None, "every worker is counted as agency", ("WF805",))
    made.council["NoAgencyFTE"] = f"{people + 5}.00"
    yield Mistake(None, "the full-time equivalents are hours", ("WF802", "WF804", "WF806"))
