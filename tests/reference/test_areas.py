"""Areas: each has words, a meaning and a row of the timeline."""

from __future__ import annotations

import pytest

from lineofsight.reference.areas import Area, Strand


@pytest.mark.parametrize("area", Area)
def test_an_area_has_a_label_a_strand_and_a_meaning(area: Area) -> None:
    assert area.label[0].isupper()
    assert isinstance(area.strand, Strand)
    assert area.doc.endswith(".")


def test_labels_are_unique() -> None:
    assert len({area.label for area in Area}) == len(Area)
    assert len({strand.label for strand in Strand}) == len(Strand)


BESIDE = [
    # area of an older framework, the strand of today that it stands in
    (Area.IN_CARE_AND_CARE_LEAVERS, Strand.IN_CARE),
    (Area.LOOKED_AFTER_OVERALL, Strand.IN_CARE),
    (Area.LOOKED_AFTER_LEADERSHIP, Strand.LEADERS),
    (Area.SAFEGUARDING_OVERALL, Strand.HELP_AND_PROTECTION),
    (Area.CHILD_PROTECTION_OVERALL, Strand.HELP_AND_PROTECTION),
    (Area.ADOPTION, Strand.ADOPTION),
    (Area.CARE_LEAVERS, Strand.CARE_LEAVERS),
    (Area.OVERALL, Strand.OVERALL),
]


@pytest.mark.parametrize(("area", "strand"), BESIDE)
def test_an_older_area_stands_beside_today_s(area: Area, strand: Strand) -> None:
    assert area.strand is strand


def test_no_service_of_its_own_counts_as_overall_effectiveness() -> None:
    assert [area for area in Area if area.strand is Strand.OVERALL] == [Area.OVERALL]


def test_every_strand_has_an_area() -> None:
    assert {area.strand for area in Area} == set(Strand)
