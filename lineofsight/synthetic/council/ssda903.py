"""The SSDA903 of an invented council: a folder of CSV files for each collection year."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType

from lineofsight.returns.ssda903.frames import collection_window
from lineofsight.returns.ssda903.tables import TABLES
from lineofsight.synthetic.cin.children import birthday
from lineofsight.synthetic.council.care import FAR
from lineofsight.synthetic.council.life import CareEpisode, CarePeriod, Life
from lineofsight.synthetic.council.mistakes import Mistakes
from lineofsight.synthetic.ssda903.files import OTHER_AUTHORITY, OWN_AUTHORITY
from lineofsight.synthetic.ssda903.journeys import OWN_AREA
from lineofsight.synthetic.ssda903.rows import LETTERS_FROM, ORDERS_FROM, WORKERS_FROM, Row, written

#: The first collection year with supported accommodation as a placement of its own.
SUPPORTED_FROM = 2025
_ADOPTED = ("E11", "E12")


class Ssda903Writer:
    """Writes the returns of several years, child by child, as a context manager; and the lookups
    of postcodes and providers of all years."""

    def __init__(
        self,
        folder: Path,
        years: Iterable[int],
        lookups: Path,
        mistakes: Mistakes | None = None,
    ) -> None:
        """Args:
        folder: where; each year has a folder in it.
        years: collection years.
        lookups: the folder of `postcodes.csv` and `providers.csv`.
        mistakes: those to be made.
        """
        self._stack = ExitStack()
        self._lookups, self._mistakes = _Lookups(lookups), mistakes
        self._writers: dict[int, dict[str, csv.DictWriter[str]]] = {}
        self._written: dict[int, Counter[str]] = {}
        for year in years:
            place = folder / str(year)
            place.mkdir(parents=True)
            tables = {}
            for table in TABLES:
                if not _asked(table.name, year):
                    continue
                columns = [c.name for c in table.columns().values() if not c.derived]
                file = (place / f"{table.name.lower()}.csv").open("w", encoding="utf-8", newline="")
                self._stack.enter_context(file)
                tables[table.name] = csv.DictWriter(file, columns)
                tables[table.name].writeheader()
            self._writers[year] = tables
            self._written[year] = Counter()

    def add(self, life: Life) -> None:
        """Write a child into every year in which it was in care, or its position as a care leaver
        is asked."""
        if not life.care and not life.leaving:
            return
        for year, tables in self._writers.items():
            found: dict[str, list[Row]] = {}
            for table, row in rows_of(life, year):
                if table in tables:
                    found.setdefault(table, []).append(row)
                if table == "Episodes":
                    self._lookups.note(row)
            written = self._written[year]
            if self._mistakes and found:
                self._mistakes.spoil_rows(found, year, life.identifier, written)
            for table, rows in found.items():
                tables[table].writerows(rows)
                written[table] += len(rows)

    def __enter__(self) -> Ssda903Writer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self._stack.close()
        if kind is None:
            self._lookups.write()


class _Lookups:
    """The postcodes and the providers of the whole council, as lists that a check is given."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._postcodes: dict[str, bool] = {}
        self._providers: dict[str, _Provider] = {}

    def note(self, episode: Row) -> None:
        """Take note of where an episode is and who provides for it."""
        for column in ("HOME_POST", "PL_POST"):
            if episode[column]:
                self._postcodes[episode[column]] = episode[column][:3] in OWN_AREA
        if episode["URN"]:
            provider = self._providers.setdefault(episode["URN"], _Provider())
            provider.places.add(episode["PLACE"])
            provider.kinds.add(episode["PLACE_PROVIDER"])
            own = self._postcodes[episode["PL_POST"]]
            provider.premises.setdefault(own, episode["PL_POST"])

    def write(self) -> None:
        """Write both."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "postcodes.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(["pcds", "oseast1m", "osnrth1m", "laua"])
            for code, own in sorted(self._postcodes.items()):
                place = random.Random(code)
                # The area is small, what is near lies beside it, and what is far does so truly.
                east = 400_000 if own else 480_000 if code.startswith(FAR) else 416_000
                council = OWN_AUTHORITY if own else OTHER_AUTHORITY
                north = 150_000 + place.randint(0, 12_000)
                out.writerow([code, east + place.randint(0, 12_000), north, council])
        with (self._folder / "providers.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(["URN", "PLACE_CODES", "PROVIDER_CODES", "REG_END", "POSTCODE", "LA"])
            for urn, provider in sorted(self._providers.items()):
                places, kinds = ",".join(sorted(provider.places)), ",".join(sorted(provider.kinds))
                # Whose it is: the council's own may have premises elsewhere, and others here.
                whose = OWN_AUTHORITY if "PR1" in provider.kinds else OTHER_AUTHORITY
                for _, code in sorted(provider.premises.items(), reverse=True):
                    out.writerow([urn, places, kinds, "", code, whose])


@dataclass
class _Provider:
    """A provider: its placements, of what kind it is, and a postcode in the area and one outside
    it, where it has premises there (the key: in it)."""

    places: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    premises: dict[bool, str] = field(default_factory=dict)


def _asked(table: str, year: int) -> bool:
    if table == "SWEpisodes":
        return year >= WORKERS_FROM
    return table != "DoLo" or year >= ORDERS_FROM


def rows_of(life: Life, year: int) -> Iterator[tuple[str, Row]]:
    """The rows of a child in one year's return, each with its table."""
    start, end = collection_window(year)
    episodes = [
        (period, one)
        for period in life.care
        for one in period.episodes
        if one.start <= end and not (one.end and one.end < start)
    ]
    leaving = [one for one in life.leaving if start <= one.birthday <= end]
    if not episodes and not leaving:
        return
    yield "Header", _header(life, year, in_care=bool(episodes))
    for period, one in episodes:
        yield "Episodes", _episode(life, period, one, year, end)
    for left in leaving:
        yield (
            "OC3",
            _of(life, IN_TOUCH=left.in_touch, ACTIV=left.activity, ACCOM=left.accommodation),
        )
    if not episodes:
        return
    if life.uasc:
        until = birthday(life.need.born, 18)
        yield "UASC", _of(life, SEX=_sex(life, year), DUC=written(until))
    for period in life.care:
        if period.start <= end and (period.end is None or period.end >= start):
            yield from _of_period(life, period, start, end)
    yield from _workers(life, start, end)


def _of_period(life: Life, period: CarePeriod, start: date, end: date) -> Iterator[tuple[str, Row]]:
    for review in period.reviews:
        if start <= review.on <= end:
            yield "Reviews", _of(life, REVIEW=written(review.on), REVIEW_CODE=review.code)
    for gone in period.missing:
        if gone.start <= end and gone.end >= start:
            back = written(gone.end) if gone.end <= end else ""
            yield (
                "Missing",
                _of(life, MISSING=gone.kind, MIS_START=written(gone.start), MIS_END=back),
            )
    if end in period.health:
        yield "OC2", _health(life, period, end)
    adoption = period.adoption
    if adoption is not None and adoption.decided <= end:
        over = adoption.reversed_on is not None and adoption.reversed_on <= end
        if not over or (adoption.reversed_on and adoption.reversed_on >= start):
            yield (
                "PlacedAdoption",
                _of(
                    life,
                    DATE_PLACED=written(adoption.decided),
                    DATE_PLACED_CEASED=written(adoption.reversed_on) if over else "",
                    REASON_PLACED_CEASED=adoption.reversed_reason if over else "",
                ),
            )
        if adoption.adopted and start <= adoption.adopted <= end:
            yield (
                "AD1",
                _of(
                    life,
                    DATE_INT=written(adoption.decided),
                    DATE_MATCH=written(adoption.matched),
                    FOSTER_CARE="1" if adoption.by_carer else "0",
                    NB_ADOPTR=str(adoption.adopters),
                    SEX_ADOPTR=adoption.adopters_sex,
                    LS_ADOPTR=adoption.adopters_status,
                ),
            )
    if start <= period.start <= end:
        yield "PrevPerm", _of(life, PREV_PERM=period.previous_permanence, LA_PERM="", DATE_PERM="")


def _of(life: Life, **cells: str) -> Row:
    return {"CHILD": life.identifier, "DOB": written(life.need.born)} | cells


def _sex(life: Life, year: int) -> str:
    return life.need.sex if year >= LETTERS_FROM else {"M": "1", "F": "2"}[life.need.sex]


def _header(life: Life, year: int, *, in_care: bool) -> Row:
    _, end = collection_window(year)
    young = birthday(life.need.born, 5) > end
    return {
        "CHILD": life.identifier,
        "SEX": _sex(life, year),
        "DOB": written(life.need.born),
        "ETHNIC": life.need.ethnicity,
        "UPN": "UN1" if young else life.need.no_upn or life.need.upn,
        "MOTHER": "0" if life.need.sex == "F" and in_care else "",
        "MC_DOB": "",
    }


def _episode(life: Life, period: CarePeriod, one: CareEpisode, year: int, end: date) -> Row:
    open_yet = one.end is None or one.end > end
    place = one.at.place
    if place == "K3" and year < SUPPORTED_FROM:
        place = "H5"
    return {
        "CHILD": life.identifier,
        "DECOM": written(one.start),
        "RNE": one.reason,
        "LS": one.legal_status,
        "CIN": period.category_of_need,
        "PLACE": place,
        "PLACE_PROVIDER": one.at.provider,
        "DEC": "" if open_yet else written(one.end),
        "REC": "" if open_yet else one.end_reason,
        "REASON_PLACE_CHANGE": "" if open_yet else one.change,
        "HOME_POST": period.home_postcode,
        "PL_POST": one.at.postcode,
        "URN": one.at.urn,
    }


def _flag(value: bool | None) -> str:
    return "" if value is None else "1" if value else "0"


def _health(life: Life, period: CarePeriod, end: date) -> Row:
    health = period.health[end]
    return _of(
        life,
        SDQ_SCORE="" if health.sdq is None else str(health.sdq),
        SDQ_REASON=health.sdq_reason,
        CONVICTED=_flag(health.convicted),
        HEALTH_CHECK=_flag(health.development),
        IMMUNISATIONS=_flag(health.immunised),
        TEETH_CHECK=_flag(health.dental is not None),
        HEALTH_ASSESSMENT=_flag(bool(health.assessments)),
        SUBSTANCE_MISUSE=_flag(health.misuse),
        INTERVENTION_RECEIVED=_flag(health.received) if health.misuse else "",
        INTERVENTION_OFFERED=_flag(health.offered) if health.misuse and not health.received else "",
    )


def _workers(life: Life, start: date, end: date) -> Iterator[tuple[str, Row]]:
    for one in life.allocations:
        if one.start > end or (one.end is not None and one.end < start):
            continue
        over = one.end is not None and one.end <= end
        yield (
            "SWEpisodes",
            _of(
                life,
                SW_ID=one.worker,
                SW_DECOM=written(one.start),
                SW_DEC=written(one.end) if over else "",
                SW_REASON=one.reason,
            ),
        )
