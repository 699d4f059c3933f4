"""Places that are in no list of authorities, of which reports were read: invented councils, or
one whose name the reader did not know. They have a history of their own and no part in England's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lineofsight.inspections.corpus import Corpus
from lineofsight.inspections.shelf import Shelf
from lineofsight.inspections.sources import from_reports
from lineofsight.reference.authorities import Authority


@dataclass(frozen=True)
class Place:
    """A place with its own history.

    Attributes:
        authority: the place as if it were an authority. Its code is its address name; it has no
            ONS code, type or region.
        corpus: its inspections, and no one else's.
    """

    authority: Authority
    corpus: Corpus


def unlisted_place(shelf: Shelf, slug: str) -> Place | None:
    """The place whose reports bear an address name, or None when no report does.

    Args:
        shelf: the reports' text.
        slug: the address name at the front of their report_ids.
    """
    reports = shelf.of_unknown(slug)
    if not reports:
        return None
    authority = Authority(
        code=slug,
        gss_code="",
        gss_codes=(),
        name=reports[-1].authority_printed,
        slug=slug,
        type="",
        region="",
        london_area=None,
        valid_from=None,
        valid_to=None,
        predecessors=(),
        successors=(),
    )
    texts = [text for each in reports if (text := shelf.text(each.report_id)) is not None]
    facts = from_reports(
        [replace(text.report, authority_code=slug) for text in texts],
        [row for text in texts for row in text.judgements],
        [row for text in texts for row in text.earlier_judgements],
        in_workspace=True,
        place=authority,
    )
    return Place(authority, Corpus.of_facts(facts))
