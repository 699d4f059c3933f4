"""Writing an invented council: every return of every year, extracts, lookups, and what it is."""

from __future__ import annotations

import csv
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import lineofsight
from lineofsight.engine.processes import begin, processes
from lineofsight.returns.workforce.tables import FIRST_YEAR, LAST_YEAR
from lineofsight.synthetic.council.annex_a import AnnexAWriter
from lineofsight.synthetic.council.calibration import Compared, calibrate
from lineofsight.synthetic.council.cin import CinWriter
from lineofsight.synthetic.council.life import Life
from lineofsight.synthetic.council.making import Council, Settings, make_council
from lineofsight.synthetic.council.mistakes import Mistake, Mistakes
from lineofsight.synthetic.council.ssd import SsdWriter
from lineofsight.synthetic.council.ssda903 import Ssda903Writer
from lineofsight.synthetic.council.workforce import WorkforceWriter

#: What says whose returns these are, for those who load them.
COUNCIL = "council.json"
#: The folders of what a record is built from, and the lookup of postcodes beside them.
RETURNS = ("ssda903", "cin", "annex_a", "workforce", "ssd")
POSTCODES = Path("lookups") / "postcodes.csv"
#: Beyond so many children no Annex A is written: no inspection asks for lists of a region.
MOST_LISTED = 100_000
#: From so many children on, a second process is worth its start.
_BESIDE = 2_000
#: Children between two reports of how far it is.
_EVERY = 250


@dataclass(frozen=True)
class Written:
    """An invented council as it was written.

    Attributes:
        folder: where.
        council: whose returns these are.
        compared: its figures beside the published ones.
        mistakes: what was spoilt.
    """

    folder: Path
    council: Council
    compared: tuple[Compared, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def about(self) -> Path:
        """The file that says whose returns these are."""
        return self.folder / COUNCIL

    @property
    def returns(self) -> list[Path]:
        """The folders of what a record is built from."""
        return returns_in(self.folder)


def returns_in(folder: Path) -> list[Path]:
    """The folders of an invented council that a record is built from."""
    return [path for name in RETURNS if (path := folder / name).is_dir()]


def write_council(
    settings: Settings,
    folder: Path,
    *,
    errors: float = 0.0,
    progress: Callable[[int, int], None] | None = None,
) -> Written:
    """Write an invented council into a folder that is not there yet, or empty: `ssda903`, `cin`
    and `workforce` with a folder for each year, `annex_a` and `ssd` with one for each day,
    `lookups`, `council.json`, `calibration.csv` and, with errors, `mistakes.csv`. It is written
    beside and renamed, so that it is there whole or not at all.

    Args:
        settings: which council.
        folder: where.
        errors: the share of children in whose rows of the last year's returns a mistake is made.
        progress: is told how many children of how many are written.

    Raises:
        UnknownCouncilError: there is no council like that.
        FileExistsError: the folder holds something.
        OSError: the folder cannot be written; nothing is left behind.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=folder.parent))
    try:
        council = make_council(settings)
        mistakes = Mistakes(settings.seed, errors, [settings.last_year])
        compared = _write(council, beside, mistakes, progress or _quiet)
        if errors:
            mistakes.write(beside)
        _about(council, beside)
        if folder.exists():
            folder.rmdir()
        beside.chmod(0o755)
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return Written(folder, council, compared, mistakes.made)


def _quiet(_done: int, _total: int) -> None:
    """Tells nobody."""


def days_of(settings: Settings) -> list[date]:
    """The days of which lists and extracts are written: the end of each collection year, and the
    last day."""
    ends = [date(settings.last_year - back, 3, 31) for back in range(settings.years)]
    return [*reversed(ends), settings.as_at]


def _write(
    council: Council,
    folder: Path,
    mistakes: Mistakes,
    progress: Callable[[int, int], None],
) -> tuple[Compared, ...]:
    settings = council.settings
    years = range(settings.last_year - settings.years + 1, settings.last_year + 1)
    censuses = [year for year in years if FIRST_YEAR <= year <= LAST_YEAR]
    workforce = WorkforceWriter(folder / "workforce", censuses, council.la_code)
    with ExitStack() as stack:
        lists = stack.enter_context(_lists_written(settings, folder / "annex_a"))
        cin = stack.enter_context(CinWriter(folder / "cin", years, council.la_code, mistakes))
        ssda903 = stack.enter_context(
            Ssda903Writer(folder / "ssda903", years, folder / "lookups", mistakes)
        )
        ssd = stack.enter_context(SsdWriter(folder / "ssd" / f"{settings.as_at}", settings.as_at))

        def written() -> Iterator[Life]:
            for number, life in enumerate(council.lives(), start=1):
                cin.add(life)
                ssda903.add(life)
                ssd.add(life)
                workforce.add(life)
                for one in lists:
                    one.add(life)
                if number % _EVERY == 0:
                    progress(number, settings.children)
                yield life

        compared = calibrate(council, written())
        ssd.add_workers(council.workers, council.teams)
        workforce.write(council.workers, council.rates, settings.seed)
    progress(settings.children, settings.children)
    _table(folder / "calibration.csv", compared)
    return tuple(compared)


@contextmanager
def _lists_written(settings: Settings, folder: Path) -> Iterator[list[AnnexAWriter]]:
    """Annex A of every day, written by the end: what is yielded has to be given every life. Of
    many children, a process beside writes all but the last two workbooks in the meantime, for they
    take longer than all else."""
    days = days_of(settings) if settings.children <= MOST_LISTED else []
    cores = os.cpu_count() or 1
    beside = days[:-2] if settings.children >= _BESIDE and cores > 1 else []
    here = _writers(folder, days[len(beside) :])
    if not beside:
        yield here
        _write_each(here)
        return
    with processes(1) as pool:
        written = begin(pool, write_lists, settings, folder, beside)
        yield here
        _write_each(here)
        written.result()


def write_lists(settings: Settings, folder: Path, days: Sequence[date]) -> None:
    """Write a council's Annex A, as the same children's lives have it on each of some days.

    Args:
        settings: which council.
        folder: where the workbooks go.
        days: the days, of `days_of`.
    """
    lists = _writers(folder, days)
    for life in make_council(settings).lives():
        for one in lists:
            one.add(life)
    _write_each(lists)


def _writers(folder: Path, days: Sequence[date]) -> list[AnnexAWriter]:
    return [AnnexAWriter(folder / f"{day}.xlsx", day) for day in days]


def _write_each(lists: list[AnnexAWriter]) -> None:
    """One after the other; none is held for longer."""
    while lists:
        lists.pop().write()


def _table(path: Path, compared: list[Compared]) -> None:
    rows = [one.row for one in compared]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(rows[0]) if rows else [])
        out.writeheader()
        out.writerows(rows)


def _about(council: Council, folder: Path) -> None:
    settings = council.settings
    told = {
        "name": council.name,
        "la_code": council.la_code,
        "gss_code": council.gss_code,
        "like": council.like,
        "children": settings.children,
        "years": settings.years,
        "seed": settings.seed,
        "as_at": settings.as_at.isoformat(),
        "population": {
            str(year): council.population(year)
            for year in range(settings.first_day.year - 1, settings.last_year + 1)
        },
        "teams": [
            {"team": team.team, "name": team.name, "kind": team.kind} for team in council.teams
        ],
        "software": f"lineofsight {lineofsight.__version__}",
        "note": "Nobody in these files is real: the council does not exist.",
    }
    (folder / COUNCIL).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
