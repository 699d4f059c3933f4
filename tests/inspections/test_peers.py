"""An authority beside others."""

from __future__ import annotations

import pytest

from lineofsight.inspections.corpus import Mark
from lineofsight.inspections.peers import compare, compare_with, peer_sets
from lineofsight.reference.areas import Strand
from lineofsight.reference.groups import GroupKind, chosen_group
from tests.inspections.histories import history

CORPUS = history("""
    authority | published  | overall | leaders | help | care | leavers
    865       | 2023-12-12 | O       | O       | G    | O    | O
    894       | 2024-07-12 | O       | O       | G    | O    | O
    383       | 2026-07-01 |         | G       | RI   | G    | G
    921       | 2023-12-15 | G       | G       | RI   | G    | G
    886       | 2025-01-01 | O       | O       | O    | O    | O
    420       | 2023-08-25 | G       | G       | G    | -    | -
""")


def test_rows_ranks_and_counts() -> None:
    """Ranked by the lowest area; the Isles of Scilly are too small to rank; Essex is not known."""
    group = chosen_group(["894", "383", "921", "886", "420", "881"])
    found = compare(CORPUS, "865", group)
    assert [(r.authority.code, r.lowest.mark.letter, r.rank) for r in found.rows] == [
        ("865", "G", 2),
        ("894", "G", 2),
        ("383", "RI", 4),
        ("921", "RI", 4),
        ("886", "O", 1),
        ("420", "G", None),
        ("881", "?", None),
    ]
    assert found.ranked == 5
    assert found.rows[0].is_subject
    assert found.not_known == ("881",)
    assert found.good_or_better[Strand.HELP_AND_PROTECTION] == (3, 5)
    assert found.good_or_better[Strand.OVERALL] == (4, 4), "one has no overall grade"
    standing = next(r for r in found.rows if r.authority.code == "383").standings[Strand.OVERALL]
    assert standing.mark is Mark.NO_OVERALL_GRADE


def test_groups_offered_for_comparison() -> None:
    kinds = [group.kind for group in peer_sets("865")]
    assert kinds == [
        GroupKind.REGION,
        GroupKind.TYPE,
        GroupKind.NEIGHBOURS,
        GroupKind.NEIGHBOURS,
    ], "Ofsted's South West is the region itself"
    assert GroupKind.OFSTED_REGION in [group.kind for group in peer_sets("394")]
    models = [group.name for group in peer_sets("942") if group.kind is GroupKind.NEIGHBOURS]
    assert models == ["Statistical neighbours of Cumberland (2025)"], "none in 2021"


def test_up_to_five_can_be_chosen() -> None:
    found = compare_with(CORPUS, "865", ["894", "865", "894", "921"])
    assert [r.authority.code for r in found.rows] == ["865", "894", "921"]
    with pytest.raises(ValueError, match="Choose up to 5"):
        compare_with(CORPUS, "865", ["894", "921", "886", "420", "881", "383"])
