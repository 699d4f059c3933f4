"""The workforce censuses of an invented council: right, and as its lives and rates say."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, parse

import pytest

from lineofsight.returns.run import check_return
from lineofsight.returns.workforce.tables import FIRST_YEAR, LAST_YEAR
from lineofsight.synthetic.council.making import LA_CODE, Council, Settings, make_council
from lineofsight.synthetic.council.workforce import WorkforceWriter

YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
_WORKING_DAYS = 253


def write(folder: Path, council: Council) -> dict[int, Path]:
    """Write every census."""
    writer = WorkforceWriter(folder, YEARS, LA_CODE)
    for life in council.lives():
        writer.add(life)
    writer.write(council.workers, council.rates, council.settings.seed)
    return {year: folder / str(year) / f"workforce{year}.xml" for year in YEARS}


def census(path: Path) -> Element:
    """A census as it is written."""
    return parse(path).getroot()  # noqa: S314 - written by ourselves


def workers(path: Path) -> list[Element]:
    """The workers of a census."""
    return list(census(path).iter("CSWWWorker"))


@pytest.mark.parametrize(("like", "seed"), [("Wiltshire", 7), ("Camden", 8), ("Leeds", 9)])
def test_nothing_is_wrong(tmp_path: Path, like: str, seed: int) -> None:
    """In any census that is declared, but queries about who holds no case yet (WF413). Every rule
    is run but the one that asks which council sent it: no real one did."""
    council = make_council(Settings(like, 200, years=len(YEARS), seed=seed))
    for year, path in write(tmp_path, council).items():
        with check_return("workforce", [path], year=year) as result:
            assert [left.rule.code for left in result.checked.not_run] == ["WF904"]
            failing = {row["code"] for row in result.issues().collect().rows(named=True)}
            assert failing <= {"WF413"}, year
            assert list(result.loaded.problems) == []


def test_cases_are_those_of_the_lives(tmp_path: Path) -> None:
    """On the census date, each child with its worker of that day; who has gone holds none."""
    council = make_council(Settings("Wiltshire", 400, seed=7))
    for year, path in write(tmp_path, council).items():
        on = date(year, 9, 30)
        held = Counter(
            one.worker
            for life in council.lives()
            for one in life.allocations
            if one.start <= on and (one.end is None or one.end > on)
        )
        told = {
            f"SW{int((row.findtext('SWENo') or '')[2:])}": int(row.findtext("Cases30") or 0)
            for row in workers(path)
        }
        expected = {f"SW{int(worker[2:])}": cases for worker, cases in held.items()}
        assert {worker: cases for worker, cases in told.items() if cases} == expected
        assert sum(expected.values()) > 50


def test_vacancies_and_absence_are_as_published(tmp_path: Path) -> None:
    """Of all censuses together, so that no single worker's absence decides."""
    council = make_council(Settings("Wiltshire", 6_000, seed=7))
    writer = WorkforceWriter(tmp_path, YEARS, LA_CODE)
    writer.write(council.workers, council.rates, 7)
    lost = served = empty = posts = 0.0
    for year in YEARS:
        path = tmp_path / str(year) / f"workforce{year}.xml"
        vacant = float(census(path).findtext(".//NumberOfVacancies") or 0)
        for row in workers(path):
            if row.findtext("AgencyWorker") == "0":
                posts += float(row.findtext("FTE30") or 0)
                began = date.fromisoformat(row.findtext("RoleStartDate") or "")
                ended = date.fromisoformat(row.findtext("RoleEndDate") or f"{year}-09-30")
                served += (ended - max(began, date(year - 1, 10, 1))).days / 365
                lost += float(row.findtext("WorkingDaysLost") or 0)
        empty += vacant
        posts += vacant
    rates = council.rates
    assert empty / posts == pytest.approx(rates.share("lw_vacancy_pct"), rel=0.15)
    assert lost / served / _WORKING_DAYS == pytest.approx(rates.share("lw_absence_pct"), rel=0.2)
