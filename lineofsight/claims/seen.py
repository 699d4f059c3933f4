"""Evidence made from what the rooms below hold: judgements, counts, values, paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lineofsight.claims.arguments import day_in_words
from lineofsight.claims.evidence import Evidence, EvidenceKind
from lineofsight.inspections.inspection import Inspection, Judged, Source
from lineofsight.reference import authorities
from lineofsight.reference.authorities import Authority, UnknownAuthorityError


def inspection_name(inspection: Inspection) -> str:
    """An inspection in words: `ILACS inspection of Wiltshire, 24 June 2019`. A place that is in no
    list of authorities (see `inspections.places`) is not named: its code is its address."""
    council = _council(inspection)
    of = f" of {council.name}" if council else ""
    return f"{inspection.framework.label} inspection{of}, {inspection.when}"


def _council(inspection: Inspection) -> Authority | None:
    try:
        return authorities.get(inspection.authority_code)
    except UnknownAuthorityError:
        return None


def _slug(inspection: Inspection) -> str:
    council = _council(inspection)
    return council.slug if council else inspection.authority_code


def _where(inspection: Inspection) -> str:
    words = f"Ofsted, {inspection_name(inspection)}"
    if inspection.published is not None:
        words += f", published {day_in_words(inspection.published)}"
    if inspection.source is not Source.REPORT:
        words += f" ({inspection.source.label[0].lower()}{inspection.source.label[1:]})"
    return words


def inspection_link(inspection: Inspection) -> str:
    """The page of the site that shows an inspection; for one that is only recounted, the
    authority's page."""
    slug = _slug(inspection)
    if inspection.start is None:
        return f"/{slug}/"
    return f"/{slug}/inspections/{inspection.start.isoformat()}/"


def of_judged(judged: Judged) -> Evidence:
    """A grade that an inspection gave."""
    inspection = judged.inspection
    slug = _slug(inspection)
    link = inspection_link(inspection)
    return Evidence(
        kind=EvidenceKind.JUDGEMENT,
        what=f"{judged.area.label}: {judged.grade.label.lower()}",
        where=_where(inspection),
        as_at=inspection.known_from,
        again=f"lineofsight inspections history {slug}",
        link=f"{link}#judgement-{judged.area.value}" if inspection.start else link,
        key=f"{inspection.report_id}#{judged.area.value}",
    )


def of_count(
    what: str, codes: Iterable[str], day: date | None, *, link: str = "", again: str = ""
) -> Evidence:
    """A count over authorities, with who was counted.

    Args:
        what: what was counted and the figure.
        codes: DfE codes of the authorities that the count names.
        day: the day it is made for; None for all that is known today.
        link: page of the site that shows it.
        again: command that shows it.
    """
    dated = f"?as_at={day.isoformat()}" if day and link else ""
    return Evidence(
        kind=EvidenceKind.COUNT,
        what=what,
        where="Line of Sight's national judgement history, from Ofsted's reports and tables",
        as_at=day,
        again=f"{again} --as-at {day.isoformat()}" if again and day else again,
        link=f"{link}{dated}",
        key=" ".join(codes),
    )


def names(codes: Iterable[str]) -> str:
    """Authorities by name, in order of name, in words."""
    found = sorted(authorities.get(code).name for code in codes)
    if not found:
        return "none"
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"
