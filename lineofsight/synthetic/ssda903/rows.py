"""What a council would return of invented journeys for one collection year: rows by table."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from lineofsight.returns.ssda903.frames import collection_window
from lineofsight.synthetic.ssda903.journeys import Child, Episode, birthday

Row = dict[str, str]
#: The first collection year with sex as a letter, with social workers' episodes, and with
#: deprivation of liberty orders, of which these children have none.
LETTERS_FROM, WORKERS_FROM, ORDERS_FROM = 2025, 2024, 2027


def written(value: date | None) -> str:
    """A date as the return writes it."""
    return f"{value:%d/%m/%Y}" if value else ""


def rows_of(children: list[Child], year: int) -> dict[str, list[Row]]:
    """The tables of a collection year (2025-26 is 2026), each a list of rows."""
    start, end = collection_window(year)
    tables: dict[str, list[Row]] = {
        name: []
        for name in (
            "Header Episodes Reviews UASC OC2 OC3 AD1 PlacedAdoption PrevPerm Missing".split()
        )
    }
    if year >= WORKERS_FROM:
        tables["SWEpisodes"] = []
    if year >= ORDERS_FROM:
        tables["DoLo"] = []
    for child in children:
        episodes = [e for e in child.episodes if e.decom <= end and not (e.dec and e.dec < start)]
        left = _has_left(child, start, end)
        if not episodes and not left:
            continue
        tables["Header"].append(_header(child, year, in_care=bool(episodes)))
        if not episodes:
            tables["OC3"].append(_care_leaver(child))
            continue
        tables["Episodes"] += [_episode(child, e, end) for e in episodes]
        tables["Reviews"] += _reviews(child, start, end)
        tables["Missing"] += _missing(child, start, end)
        if child.uasc:
            tables["UASC"].append(
                _of(child, SEX=_sex(child, year), DUC=written(birthday(child.dob, 18)))
            )
        if _all_year(child, start, end):
            tables["OC2"].append(_health(child, start, end))
        tables["PlacedAdoption"] += _decisions(child, end)
        tables["AD1"] += _adoption(child, start, end)
        if start <= child.began() <= end:
            tables["PrevPerm"].append(_of(child, PREV_PERM="Z1", LA_PERM="", DATE_PERM=""))
        if "SWEpisodes" in tables:
            tables["SWEpisodes"] += _workers(child, start, end)
    return tables


def _of(child: Child, **cells: str) -> Row:
    return {"CHILD": child.child, "DOB": written(child.dob)} | cells


def _sex(child: Child, year: int) -> str:
    return child.sex if year >= LETTERS_FROM else {"M": "1", "F": "2"}[child.sex]


def _header(child: Child, year: int, *, in_care: bool) -> Row:
    return {
        "CHILD": child.child,
        "SEX": _sex(child, year),
        "DOB": written(child.dob),
        "ETHNIC": child.ethnic,
        "UPN": child.upn,
        "MOTHER": "0" if child.sex == "F" and in_care else "",
        "MC_DOB": "",
    }


def _episode(child: Child, episode: Episode, end: date) -> Row:
    open_yet = episode.dec is None or episode.dec > end
    return {
        "CHILD": child.child,
        "DECOM": written(episode.decom),
        "RNE": episode.rne,
        "LS": episode.ls,
        "CIN": episode.cin,
        "PLACE": episode.at.place,
        "PLACE_PROVIDER": episode.at.provider,
        "DEC": "" if open_yet else written(episode.dec),
        "REC": "" if open_yet else episode.rec,
        "REASON_PLACE_CHANGE": "" if open_yet else episode.change,
        "HOME_POST": episode.home,
        "PL_POST": episode.at.postcode,
        "URN": episode.at.urn,
    }


def _in_care(child: Child, on: date) -> bool:
    ended = child.ended()
    return child.began() <= on and (ended is None or on < ended)


def _all_year(child: Child, start: date, end: date) -> bool:
    ended = child.ended()
    return child.began() <= start and (ended is None or ended > end)


def _has_left(child: Child, start: date, end: date) -> bool:
    """Left care at eighteen before the year, and turns 19, 20 or 21 in it."""
    ended = child.ended()
    turns = any(start <= birthday(child.dob, age) <= end for age in (19, 20, 21))
    return ended is not None and child.episodes[-1].rec == "E15" and ended < start and turns


def _reviews(child: Child, start: date, end: date) -> Iterator[Row]:
    """Within 20 working days, within three months of that, then every six months."""
    on, wait = child.began() + timedelta(days=26), iter((88,))
    while on <= end:
        if on >= start and _in_care(child, on):
            code = "PN1" if birthday(child.dob, 4) <= on else "PN0"
            yield _of(child, REVIEW=written(on), REVIEW_CODE=code)
        on += timedelta(days=next(wait, 180))


def _missing(child: Child, start: date, end: date) -> Iterator[Row]:
    for began, ended in child.missing:
        if start <= began <= end:
            back = written(ended) if ended <= end else ""
            yield _of(child, MISSING="M", MIS_START=written(began), MIS_END=back)


def _health(child: Child, start: date, end: date) -> Row:
    score = birthday(child.dob, 4) <= end and birthday(child.dob, 17) > start
    dice = random.Random(f"{child.child} {end}")
    return _of(
        child,
        SDQ_SCORE=str(dice.randint(3, 24)) if score else "",
        SDQ_REASON="",
        CONVICTED="0" if birthday(child.dob, 10) <= end else "",
        HEALTH_CHECK="1" if birthday(child.dob, 5) > end else "",
        IMMUNISATIONS=dice.choice("1110"),
        TEETH_CHECK=dice.choice("1110"),
        HEALTH_ASSESSMENT=dice.choice("1110"),
        SUBSTANCE_MISUSE="0",
        INTERVENTION_RECEIVED="",
        INTERVENTION_OFFERED="",
    )


def _care_leaver(child: Child) -> Row:
    dice = random.Random(child.child)
    return _of(child, IN_TOUCH="YES", ACTIV=dice.choice(["F2", "F4", "F5"]), ACCOM="U1")


def _decisions(child: Child, end: date) -> Iterator[Row]:
    decision = child.decision
    if decision is not None and decision.placed <= end:
        yield _of(
            child,
            DATE_PLACED=written(decision.placed),
            DATE_PLACED_CEASED="",
            REASON_PLACED_CEASED="",
        )


def _adoption(child: Child, start: date, end: date) -> Iterator[Row]:
    last, decision = child.episodes[-1], child.decision
    if decision and last.rec == "E12" and last.dec and start <= last.dec <= end:
        yield _of(
            child,
            DATE_INT=written(decision.placed),
            DATE_MATCH=written(decision.matched),
            FOSTER_CARE="0",
            NB_ADOPTR="2",
            SEX_ADOPTR="MF",
            LS_ADOPTR="L11",
        )


def _workers(child: Child, start: date, end: date) -> Iterator[Row]:
    """One worker after another without a gap, from before care began on: whoever leaves care has
    a worker still."""
    dice = random.Random(f"{child.child} workers")
    on = child.began() - timedelta(days=400)
    reason = "MANAGE"
    while on <= end:
        until = on + timedelta(days=dice.randint(200, 700))
        worker = f"SW{dice.randint(900, 940)}"
        if until >= start:
            yield _of(
                child,
                SW_ID=worker,
                SW_DECOM=written(on),
                SW_DEC=written(until) if until <= end else "",
                SW_REASON=reason,
            )
        on, reason = until, dice.choice(["LEFTRL", "ORGRST", "TSPROC", "CHCHAN"])
