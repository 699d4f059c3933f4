"""Believable histories: an invented council's reports over the years, one leading to the next."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from lineofsight.inspections.tables import Body, Kind
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade
from lineofsight.synthetic.practice import sentences, split_themes
from lineofsight.synthetic.report_pdf import make_report
from lineofsight.synthetic.report_spec import (
    Advice,
    Earlier,
    Layout,
    Part,
    ReportSpec,
    Section,
    Words,
)

O, G, RI, I = (  # noqa: E741 - the letters by which the grades are known
    Grade.OUTSTANDING,
    Grade.GOOD,
    Grade.REQUIRES_IMPROVEMENT,
    Grade.INADEQUATE,
)

#: The areas judged under each family, in the order printed.
AREAS: dict[Family, tuple[Area, ...]] = {
    Family.SIF_2013: (
        Area.OVERALL,
        Area.HELP_AND_PROTECTION,
        Area.IN_CARE_AND_CARE_LEAVERS,
        Area.ADOPTION,
        Area.CARE_LEAVERS,
        Area.LEADERS,
        Area.LSCB,
    ),
    Family.ILACS_2018: (
        Area.LEADERS,
        Area.HELP_AND_PROTECTION,
        Area.IN_CARE_AND_CARE_LEAVERS,
        Area.OVERALL,
    ),
    Family.ILACS_2023: (
        Area.LEADERS,
        Area.HELP_AND_PROTECTION,
        Area.IN_CARE,
        Area.CARE_LEAVERS,
        Area.OVERALL,
    ),
    Family.ILACS_2026: (
        Area.LEADERS,
        Area.HELP_AND_PROTECTION,
        Area.IN_CARE,
        Area.CARE_LEAVERS,
    ),
    Family.LOOKED_AFTER: (
        Area.LOOKED_AFTER_OVERALL,
        Area.LOOKED_AFTER_CAPACITY,
        Area.LOOKED_AFTER_OUTCOMES,
        Area.LOOKED_AFTER_PROVISION,
        Area.LOOKED_AFTER_LEADERSHIP,
    ),
    Family.LSCB_REVIEW: (Area.LSCB,),
}
AREAS[Family.SIF_2015] = AREAS[Family.SIF_2013]
AREAS[Family.SIF_REINSPECTION] = AREAS[Family.SIF_2013][:-1]

_SIF = (Family.SIF_2013, Family.SIF_2015, Family.SIF_REINSPECTION)
_TIMESCALES = ("Immediately", "Within three months", "Within six months")


@dataclass(frozen=True)
class Council:
    """An invented council. `moves` gives the grades of each inspection in the order of `AREAS`."""

    authority: str
    name: str
    urn: int
    moves: tuple[tuple[Family, date, str], ...]


_LETTERS = {"O": O, "G": G, "R": RI, "I": I}

#: Invented councils, with grades in the order of `AREAS` for their family.
COUNCILS = (
    Council(
        "Mereshire",
        "Mereshire County Council",
        9900001,
        (
            (Family.SIF_2013, date(2014, 2, 18), "RRRGRRR"),
            (Family.ILACS_2018, date(2018, 6, 4), "RGRR"),
            (Family.ILACS_2023, date(2023, 3, 6), "GGGRG"),
            (Family.ILACS_2026, date(2026, 5, 11), "OGGG"),
        ),
    ),
    Council(
        "Port Alder",
        "Port Alder City Council",
        9900002,
        (
            (Family.SIF_2013, date(2014, 9, 9), "IIRRRII"),
            (Family.ILACS_2018, date(2018, 11, 19), "IIRI"),
            (Family.ILACS_2023, date(2023, 9, 18), "RRGRR"),
            (Family.ILACS_2026, date(2026, 6, 8), "GRGG"),
        ),
    ),
    Council(
        "Thornwick",
        "Thornwick Council",
        9900003,
        (
            (Family.SIF_2013, date(2014, 5, 20), "GGGOGGG"),
            (Family.ILACS_2018, date(2018, 3, 12), "GGGG"),
            (Family.ILACS_2023, date(2023, 6, 12), "OGOOO"),
            (Family.ILACS_2026, date(2026, 5, 18), "OOOG"),
        ),
    ),
)


def _section(
    area: Area, grades: Mapping[Area, Grade], place: str, chance: random.Random
) -> Section:
    strong, weak = split_themes(area, grades, chance)
    paragraphs = []
    for theme in strong:
        said = sentences(theme, place, chance, strong=True)
        paragraphs.append(Words(" ".join(said)))
    for number, theme in enumerate(weak):
        said = sentences(theme, place, chance, strong=False)
        if number == 0 and len(said) > 2:
            lead = "Inspectors had three concerns about this part of the service:"
            parts = [text[0].lower() + text[1:].rstrip(".") for text in said]
            paragraphs.append(Words(lead, tuple(Part(text) for text in parts)))
        else:
            paragraphs.append(Words(" ".join(said)))
    summary = tuple(Words(words.text) for words in paragraphs[:1])
    return Section(area, grades[area], tuple(paragraphs), summary)


def _advice(family: Family, grades: Mapping[Area, Grade], seed: str) -> Iterator[Advice]:
    """A recommendation for each weak theme: the same themes that the sections call weak."""
    told: set[str] = set()
    for area, grade in grades.items():
        if area is Area.OVERALL:
            continue
        _, weak = split_themes(area, grades, random.Random(f"{seed}/{area}"))
        for theme in weak:
            if theme.name in told:
                continue
            if family in _SIF or family is Family.LSCB_REVIEW:
                body = Body.LSCB if area is Area.LSCB else Body.LOCAL_AUTHORITY
                kind = Kind.LSCB if area is Area.LSCB else Kind.IMPROVEMENT
                if family is Family.SIF_2013 and grade is I and area is not Area.LSCB:
                    kind = Kind.PRIORITY_ACTION
                yield Advice(Words(theme.order), kind, body)
            elif family is Family.LOOKED_AFTER:
                when = _TIMESCALES[len(told) % len(_TIMESCALES)]
                yield Advice(Words(theme.order[0].lower() + theme.order[1:]), timescale=when)
            elif family is Family.ILACS_2026:
                outcome = 4 if area in (Area.IN_CARE, Area.CARE_LEAVERS) else 1
                text = f"{theme.aim.rstrip('.')}. (outcome {outcome}, national framework)"
                yield Advice(Words(text), outcome=outcome)
            else:
                yield Advice(Words(theme.aim))
            told.add(theme.name)


def _introduction(grades: Mapping[Area, Grade], place: str, chance: random.Random) -> list[Words]:
    paragraphs = []
    for area in grades:
        if area in (Area.OVERALL, Area.LSCB):
            continue
        strong, weak = split_themes(area, grades, chance)
        pick, good = (strong[0], True) if strong else (weak[0], False)
        paragraphs.append(Words(" ".join(sentences(pick, place, chance, strong=good)[:2])))
    return paragraphs[:3]


def _in_order_of_sections(family: Family, grades: Mapping[Area, Grade]) -> list[Area]:
    """ILACS prints leaders first in the table of judgements and last among the sections."""
    areas: list[Area] = [area for area in grades if area is not Area.OVERALL]
    if family.framework is Framework.ILACS:
        areas.sort(key=lambda area: area is Area.LEADERS)
    return areas


def invent_report(
    family: Family,
    authority: str,
    council: str,
    start: date,
    grades: Mapping[Area, Grade],
    *,
    seed: int = 0,
    earlier: tuple[Earlier, ...] = (),
) -> ReportSpec:
    """A report with findings and recommendations that go with its grades.

    Args:
        family: one that gives judgements.
        authority: the area's name, plainly invented.
        council: the council's name.
        start: first day on site; the inspection takes one week (ILACS), two (2013) or four (SIF).
        grades: the table of judgements in the order printed.
        seed: the same seed gives the same report.
        earlier: inspections that the report recounts (SIF).
    """
    key = f"{seed}/{authority}/{start}"
    chance = random.Random(key)
    days = 24 if family in _SIF else 4
    end = start + timedelta(days=days)
    prints_date = family in _SIF or family in (Family.LOOKED_AFTER, Family.LSCB_REVIEW)
    return ReportSpec(
        family=family,
        authority=authority,
        council=council,
        start=start,
        end=end,
        published=end + timedelta(days=47) if prints_date else None,
        lead="A. Inspector",
        grades=dict(grades),
        introduction=tuple(_introduction(grades, authority, chance)),
        advice=tuple(_advice(family, grades, key)),
        sections=tuple(
            _section(area, grades, authority, random.Random(f"{key}/{area}"))
            for area in _in_order_of_sections(family, grades)
        ),
        earlier=earlier,
        layout=Layout(full_grade=family not in (Family.SIF_2013, Family.SIF_2015)),
        team=("B. Inspector", "C. Inspector", "D. Inspector") if prints_date else (),
    )


_BEFORE_2014 = (
    Earlier(
        Framework.CHILD_PROTECTION, 2012, 10, ((Area.CHILD_PROTECTION_OVERALL, Grade.ADEQUATE),)
    ),
    Earlier(
        Framework.SAFEGUARDING_LOOKED_AFTER,
        2010,
        7,
        ((Area.LOOKED_AFTER_OVERALL, G), (Area.SAFEGUARDING_OVERALL, Grade.ADEQUATE)),
    ),
)


def histories(seed: int = 0) -> Iterator[tuple[Council, ReportSpec]]:
    """Every report of every invented council, oldest first within a council."""
    for council in COUNCILS:
        for family, start, letters in council.moves:
            grades = {
                area: _LETTERS[letter] for area, letter in zip(AREAS[family], letters, strict=True)
            }
            spec = invent_report(
                family,
                council.authority,
                council.name,
                start,
                grades,
                seed=seed,
                earlier=_BEFORE_2014 if family is Family.SIF_2013 else (),
            )
            yield council, spec


def demo_reports(folder: Path, seed: int = 0) -> list[Path]:
    """Write the reports of three invented councils, 2014 to 2026, as PDF.

    Each stands in a folder and under a name like those on Ofsted's site. The same seed writes the
    same bytes.
    """
    written = []
    for council, spec in histories(seed):
        published = spec.published or spec.end + timedelta(days=40)
        name = f"children's services inspection - {published:%d %B %Y}.pdf".lower()
        path = folder / f"{council.urn}_{council.authority.lower()}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make_report(spec))
        written.append(path)
    return written
