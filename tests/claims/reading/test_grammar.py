"""Phrases read as the subject of a judgement, and what is left alone."""

from __future__ import annotations

import pytest

from lineofsight.claims.reading.grammar import About, among_of, subject_of
from lineofsight.reference.areas import Strand

#: phrase in a text about Wiltshire, (what it is about, area), DfE code
KNOWN = (
    ("Wiltshire Council’s children’s services", About.STRAND, Strand.OVERALL, "865"),
    ("the council's provision for vulnerable children", About.STRAND, Strand.OVERALL, "865"),
    ("Children's services in Telford & Wrekin", About.STRAND, Strand.OVERALL, "894"),
    ("The Royal Borough of Greenwich", About.STRAND, Strand.OVERALL, "203"),
    ("its leadership", About.STRAND, Strand.LEADERS, "865"),
    ("leadership, management and governance", About.STRAND, Strand.LEADERS, "865"),
    ("children in need of help and protection", About.STRAND, Strand.HELP_AND_PROTECTION, "865"),
    ("children in care and care leavers", About.STRAND, Strand.IN_CARE, "865"),
    ("support for care leavers", About.STRAND, Strand.CARE_LEAVERS, "865"),
    ("the overall effectiveness of the council's services", About.STRAND, Strand.OVERALL, "865"),
    ("All aspects of the service", About.EVERY_AREA, Strand.OVERALL, "865"),
    ("each of the four areas", About.EVERY_AREA, Strand.OVERALL, "865"),
    ("three of the four areas", About.SOME_AREAS, Strand.OVERALL, "865"),
    ("it", About.STRAND, Strand.OVERALL, "865"),
)


@pytest.mark.parametrize(("phrase", "about", "strand", "code"), KNOWN, ids=[k[0] for k in KNOWN])
def test_known_subjects(phrase: str, about: About, strand: Strand, code: str) -> None:
    found = subject_of(phrase, "865")
    assert found is not None
    assert (found.about, found.strand, found.authority) == (about, strand, code)


@pytest.mark.parametrize(
    "phrase",
    [
        "Wiltshire College",
        "the quality of meals",
        "a children's home in Wiltshire",
        "the council's fostering service",
        "Kent and Medway",
        "Oak House",
        "services for children at a lower risk",
        "which",
        "",
    ],
)
def test_unknown_subjects_are_left_alone(phrase: str) -> None:
    assert subject_of(phrase, "865") is None


@pytest.mark.parametrize(
    ("phrase", "group"),
    [
        ("the country", "england"),
        ("England", "england"),
        ("both the West Midlands and the North West", "regions:west-midlands+north-west"),
        ("the region", "region"),
        ("Yorkshire", "regions:yorkshire-and-the-humber"),
    ],
)
def test_groups(phrase: str, group: str) -> None:
    assert str(among_of(phrase)) == group
