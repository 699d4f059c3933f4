"""When inspectors came and for how long: "following Ofsted's visit in January", "Ofsted spent four
weeks …"; and with whom a council runs its services: "the partnership with Hampshire since 2013"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from lineofsight.claims.evidence import Evidence, EvidenceKind
from lineofsight.claims.reading.grammar import NUMBER, named_authorities, number_of
from lineofsight.claims.reading.marks import Finding
from lineofsight.claims.reading.statements.said import Said, speaks_of_elsewhere
from lineofsight.claims.reading.times import MONTH_PATTERN, month_number
from lineofsight.claims.seen import inspection_link, inspection_name
from lineofsight.claims.verdict import Number, Outcome, Sureness, Verdict, Working
from lineofsight.inspections.inspection import Inspection
from lineofsight.reference import arrangements, authorities
from lineofsight.reference.arrangements import Arrangement, ArrangementKind
from lineofsight.reference.frameworks import Framework

_CAME = re.compile(
    rf"\b(?:(?:ofsted(?:'s)?|inspectors?'?s?|the (?:inspection|visit)|an? (?:inspection|"
    rf"visit)|its (?:inspection|"
    rf"visit)|the inspectors)\b[^.;:\"]{{0,60}}?\b(?:visit(?:ed)?|inspection|inspected|"
    rf"carried out|took place|came|"
    rf"arrived)\b[^.;:\"]{{0,40}}?|\b(?:visit|inspection)(?: which took place| took place| "
    rf"carried out)?\s*)"
    rf"\b(?P<when>in|during)\s+(?P<month>{MONTH_PATTERN})(?:\s+(?P<year>(?:19|20)\d\d|this year|"
    rf"last year))?",
    re.IGNORECASE,
)
_SPENT = re.compile(
    rf"\b(?:ofsted|inspectors|the inspection|the watchdog|they|"
    rf"who)\b[^.;:\"]{{0,50}}?\b(?:spent|visited for|visited over|inspected (?:for|"
    rf"over)|lasted|took place over|carried out (?:over|for)|came for|were (?:here|on site) for)\s+"
    rf"(?:the council |a |an? )?(?P<number>{NUMBER}|a)[ -](?P<unit>weeks?|days?)"
    rf"|\b(?P<number2>{NUMBER})[ -](?P<unit2>weeks?|days?)(?:'s?)?[ -](?:long )?(?:ofsted "
    rf")?inspection",
    re.IGNORECASE,
)
_PARTNER = re.compile(
    r"\b(?:partnership|arrangement|strategic partnership|agreement)\b[^.;]{0,40}?\b(?:with|"
    r"between)\b"
    r"[^.;]{0,90}?\b(?:since|from|began in|started in|formed in|set up in|established "
    r"in)\s+(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?:run|managed|led|overseen|provided|delivered|taken over)\s+(?:in partnership |"
    r"jointly )?(?:by|with)\b"
    r"[^.;]{0,70}?\b(?:since|from|in)\s+(?P<year2>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def visits(said: Said) -> Iterator[Finding]:
    """Every statement of the sentence on when and how long inspectors came, and on partners."""
    if not said.spoken:
        yield from _came(said)
        yield from _spent(said)
        yield from _title(said)
    yield from _partner(said)


_TITLE = re.compile(
    r"\b(?:inspections?|assessments?|inspected|review|judge?ments?)\s+(?:of\s+)?(?:the\s+)?(?:"
    r"council's\s+)?services for "
    r"children in need of help and protection,? (?:and )?(?:children looked after|looked[- "
    r"]after children),? and care "
    r"leavers",
    re.IGNORECASE,
)


def _title(said: Said) -> Iterator[Finding]:
    """What was inspected, told by the title of the inspections of 2013 to 2017."""
    about = said.setting.about
    for match in _TITLE.finditer(said.text):
        if about is not None and about.framework is Framework.SIF and said.setting.sure:
            words = f"{inspection_name(about)}: {Framework.SIF.facts.title[0].lower()}"
            words += f"{Framework.SIF.facts.title[1:]}."
            yield said.finding(
                match.start(),
                match.end(),
                " ".join(match.group().split()),
                _verdict(said, about, Outcome.HOLDS, words, ()),
            )


def _came(said: Said) -> Iterator[Finding]:
    about = said.setting.about
    for match in _CAME.finditer(said.text):
        if about is None or about.start is None or speaks_of_elsewhere(match.group()):
            continue
        if re.search(
            r"\b(?:last|previous|earlier) (?:ofsted )?(?:inspection|visit)", match.group(), re.I
        ):
            continue
        month = month_number(match["month"])
        year = _year(said, match["year"])
        end = about.end or about.start
        held = _in_month(about.start, end, month, year)
        if not held and not said.setting.sure:
            continue
        named = f"{match['month'].capitalize()}{f' {year}' if year else ''}"
        words = f"{inspection_name(about)}: on site {_dates(about)}"
        yield said.finding(
            match.start("when"),
            match.end(),
            f"Inspectors came in {named}.",
            _verdict(
                said,
                about,
                Outcome.HOLDS if held else Outcome.DOES_NOT_HOLD,
                f"{words}{'' if held else f', not {named}'}.",
                (),
            ),
        )


def _year(said: Said, text: str | None) -> int | None:
    if text is None:
        return None
    if text.isdigit():
        return int(text)
    if said.setting.year is None:
        return None
    return said.setting.year - (1 if text.lower() == "last year" else 0)


def _in_month(start: date, end: date, month: int, year: int | None) -> bool:
    day = start.replace(day=1)
    while day <= end:
        if day.month == month and year in (None, day.year):
            return True
        day = (day + timedelta(days=32)).replace(day=1)
    return False


def _dates(about: Inspection) -> str:
    start, end = about.start, about.end
    assert start is not None  # noqa: S101  (callers look first)
    if end is None or end == start:
        return f"from {start.day} {start:%B %Y}"
    return f"{start.day} {start:%B} to {end.day} {end:%B %Y}"


def _spent(said: Said) -> Iterator[Finding]:
    about = said.setting.about
    for match in _SPENT.finditer(said.text):
        if about is None or about.start is None or about.end is None or not said.setting.sure:
            continue
        number = number_of(match["number"] or match["number2"] or "")
        number = 1 if number is None and (match["number"] or "").lower() == "a" else number
        if number is None:
            continue
        unit = (match["unit"] or match["unit2"]).rstrip("s").lower()
        days = (about.end - about.start).days + 1
        if unit == "week":
            lasted = _weeks(about.start, about.end)
            held = number == lasted
        else:
            lasted = _working_days(about.start, about.end)
            held = number in (lasted, days)
        told = f"{lasted} {'working ' if unit == 'day' else ''}{unit}{'' if lasted == 1 else 's'}"
        words = f"{inspection_name(about)}: on site {_dates(about)}, {told}"
        yield said.finding(
            match.start(),
            match.end(),
            f"The inspection took {number} {unit}{'' if number == 1 else 's'}.",
            _verdict(
                said,
                about,
                Outcome.HOLDS if held else Outcome.DOES_NOT_HOLD,
                f"{words}{'' if held else f', not {number}'}.",
                (Number(f"{unit}s on site", lasted),),
            ),
        )


def _weeks(start: date, end: date) -> int:
    """Calendar weeks, Monday to Sunday, in which inspectors were on site."""
    first = start - timedelta(days=start.weekday())
    return (end - first).days // 7 + 1


def _working_days(start: date, end: date) -> int:
    days = (start + timedelta(days=n) for n in range((end - start).days + 1))
    return sum(day.weekday() < 5 for day in days)


def _verdict(
    said: Said, about: Inspection, outcome: Outcome, sentence: str, numbers: tuple[Number, ...]
) -> Verdict:
    evidence = Evidence(
        kind=EvidenceKind.JUDGEMENT,
        what=f"on site {_dates(about)}",
        where=f"Ofsted, {inspection_name(about)}",
        as_at=about.known_from,
        again=f"lineofsight inspections history {said.setting.authority.slug}",
        link=inspection_link(about),
        key=about.report_id,
    )
    working = Working("first and last day on site", inspection_name(about), said.setting.base.day)
    return Verdict(outcome, sentence, Sureness.SETTLED, working, numbers, (evidence,))


def _partner(said: Said) -> Iterator[Finding]:
    for match in _PARTNER.finditer(said.text):
        year = int(match["year"] or match["year2"])
        partners = [
            code for _, _, code in named_authorities(match.group()) if code != said.setting.code
        ]
        known = [
            each
            for each in arrangements.of(said.setting.code)
            if each.kind in (ArrangementKind.PARTNER, ArrangementKind.SHARED, ArrangementKind.TRUST)
            and each.start is not None
        ]
        named = [
            each
            for each in known
            if set(each.partner_codes) & set(partners) or each.body.lower() in match.group().lower()
        ]
        if not named:
            continue
        yield said.finding(
            match.start(),
            match.end(),
            f"{named[0].body} has run the services since {year}.",
            _arranged(said, named, year),
        )


def _arranged(said: Said, named: list[Arrangement], year: int) -> Verdict:
    chosen = next(
        (e for e in named if e.start is not None and e.start.first.year == year), named[0]
    )
    held = chosen.start is not None and chosen.start.first.year == year
    name = said.setting.authority.name
    start = chosen.start.label if chosen.start is not None else "a day not known"
    ended = f" until {chosen.end.label}" if chosen.end is not None else ""
    return Verdict(
        Outcome.HOLDS if held else Outcome.DOES_NOT_HOLD,
        f"{chosen.body} has run the services of {name} from {start}{ended}"
        f"{'' if held else f', not from {year}'}.",
        Sureness.SETTLED,
        Working("who ran the services", name, said.setting.base.day),
        (),
        (
            Evidence(
                kind=EvidenceKind.JUDGEMENT,
                what=f"{chosen.kind.label}: {chosen.body}, from {start}{ended}",
                where=f"List of arrangements ({chosen.source})",
                as_at=None,
                again=f"lineofsight inspections history {said.setting.authority.slug}",
                link=f"/{authorities.get(said.setting.code).slug}/",
                key=f"{chosen.authority_code}:{chosen.kind.value}",
            ),
        ),
    )
