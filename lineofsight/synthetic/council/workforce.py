"""The workforce census of an invented council: its workers on each 30 September, with the cases
that they hold."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lineofsight.returns.workforce.tables import CSWWWorker
from lineofsight.synthetic.council.life import Life, Worker
from lineofsight.synthetic.council.rates import Rates
from lineofsight.synthetic.workforce.files import council_row, header_row, xml_of
from lineofsight.synthetic.workforce.mistakes import Return
from lineofsight.synthetic.workforce.people import PAY_FROM, Census, Row, written

_UNIVERSITIES = ("University of Mereshire", "Thornwick University", "Port Alder College")
#: Working days of a full-time worker in a year.
_WORKING_DAYS = 253
_SALARY = 41_000
#: The census that asked for registration numbers with noughts before their digits, up to ten.
_TEN_DIGITS = 2023


class WorkforceWriter:
    """Counts the cases of each worker, child by child, and writes the censuses at the end."""

    def __init__(self, folder: Path, years: Sequence[int], la_code: str) -> None:
        """Args:
        folder: where; each year has a folder in it.
        years: of the census dates.
        la_code: the council's number.
        """
        self._folder, self._la_code = folder, la_code
        self._censuses = [Census.of(year) for year in years]
        self._cases: dict[int, Counter[str]] = {census.year: Counter() for census in self._censuses}

    def add(self, life: Life) -> None:
        """Count a child among the cases of those who have it on each census date."""
        for one in life.allocations:
            for census in self._censuses:
                if one.start <= census.end and (one.end is None or one.end > census.end):
                    self._cases[census.year][one.worker] += 1

    def write(self, workers: Sequence[Worker], rates: Rates, seed: int) -> None:
        """Write the census of each year."""
        for census in self._censuses:
            rng = random.Random(f"{seed} workforce {census.year}")
            rows = [
                _row(rng, census, worker, self._cases[census.year][worker.worker], rates)
                for worker in workers
                if worker.start <= census.end
                and (worker.end is None or worker.end > census.start)
                and not (worker.agency and worker.end is not None and worker.end <= census.end)
            ]
            rows = [{name: cell for name, cell in row.items() if census.asks(name)} for row in rows]
            council = council_row(rows, census, vacancy=rates.share("lw_vacancy_pct"))
            made = Return(census, rows, council, header_row(census, self._la_code))
            path = self._folder / str(census.year) / f"workforce{census.year}.xml"
            path.parent.mkdir(parents=True)
            path.write_text("".join(xml_of(made)), encoding="utf-8", newline="\n")


def _row(rng: random.Random, census: Census, worker: Worker, cases: int, rates: Rates) -> Row:
    """One worker in one year's census."""
    left = worker.end is not None and worker.end <= census.end
    row = dict.fromkeys(CSWWWorker.columns(), "") | {
        "AgencyWorker": "1" if worker.agency else "0",
        "SWENo": _number(worker.worker, census.year),
        "FTE": f"{worker.fte:g}",
        "FTE30": "0" if left else f"{worker.fte:g}",
        "OrgRole": worker.role,
        "RoleStartDate": written(worker.start),
        "Cases30": "0" if left else str(cases),
        "QualInst": rng.choice(_UNIVERSITIES),
    }
    if worker.agency:
        return row | {"ContractWeeks": "26.0"}
    until = min(worker.end or census.end, census.end)
    year = max((until - max(worker.start, census.start)).days, 0) / 365
    mean = rates.share("lw_absence_pct") * _WORKING_DAYS * year
    lost = round(min(rng.expovariate(1 / max(mean, 0.05)), 200 * year) * 2) // 1 / 2
    row |= {
        "PersonBirthDate": written(worker.born),
        "GenderCurrent": {"F": "2", "M": "1"}[worker.sex],
        "Sex": worker.sex,
        "Ethnicity": worker.ethnicity,
        "QualLevel": "1",
        "StepUpGrad": "0",
        "FrontlineGrad": "0",
        "WorkingDaysLost": f"{lost:.1f}",
        "ContractWeeks": "52.1",
        "CFKSSstatus": "2",
    }
    if worker.start >= census.start:
        row["StartOrigin"] = rng.choice("2347")
    if left and worker.end is not None:
        reason, destination = rng.choice((("1", "1"), ("1", "3"), ("1", "5"), ("7", "5")))
        return row | {
            "RoleEndDate": written(worker.end),
            "ReasonLeave": reason,
            "LeaverDestination": destination,
        }
    row["Absat30Sept"] = "0"
    if census.year >= PAY_FROM:
        row |= {
            "BaseSalary": f"{_SALARY * worker.fte + rng.randint(0, 1_500):.2f}",
            "RRPayments": "0.00",
            "OtherPayments": "0.00",
        }
    return row


def _number(worker: str, year: int) -> str:
    """A registration number as a census asks for it."""
    return worker[:2] + worker[2:].zfill(10) if year == _TEN_DIGITS else worker
