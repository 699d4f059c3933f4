"""Groups of authorities: England, regions, types, neighbours and chosen lists."""

from __future__ import annotations

from datetime import date

import pytest

from lineofsight.reference.authorities import UnknownAuthorityError
from lineofsight.reference.groups import (
    GroupKind,
    chosen_group,
    england,
    group_of,
    groups,
    neighbour_group,
)


def test_groups_of_a_day() -> None:
    assert len(england(date(2017, 12, 31)).codes) == 152
    assert len(england().codes) == 153
    assert {g.name for g in groups(GroupKind.OFSTED_REGION)} >= {
        "North East, Yorkshire and the Humber"
    }
    assert "921" in group_of(GroupKind.REGION, "850").codes
    assert len(neighbour_group("865").codes) == 10
    assert neighbour_group("942", 2021).codes == ()
    with pytest.raises(ValueError, match="one authority"):
        groups(GroupKind.NEIGHBOURS)


def test_a_council_counts_under_the_type_that_it_had_on_the_day() -> None:
    """Buckinghamshire was a county until April 2020, so it is no unitary of January 2019."""
    day = date(2019, 1, 7)
    by_type = {group.name: group.codes for group in groups(GroupKind.TYPE, day)}
    assert len(by_type["Unitary authority"]) == 55
    assert "825" in by_type["County council"]
    assert "825" in group_of(GroupKind.TYPE, "886", day).codes
    assert "825" not in group_of(GroupKind.TYPE, "886").codes


@pytest.mark.parametrize("kind", [GroupKind.REGION, GroupKind.OFSTED_REGION, GroupKind.TYPE])
def test_each_authority_is_in_one_group_of_a_kind(kind: GroupKind) -> None:
    members = [code for group in groups(kind) for code in group.codes]
    assert sorted(members) == sorted(england().codes)


def test_members_that_did_not_exist_are_set_apart() -> None:
    """Northamptonshire ended in March 2021: no member of a group of today, and one of 2020."""
    today = chosen_group(["865", "928", "865"])
    assert (today.codes, today.gone) == (("865",), ("928",))
    then = chosen_group(["865", "928"], on=date(2020, 6, 1))
    assert (then.codes, then.gone) == (("865", "928"), ())


def test_unknown_members_and_models() -> None:
    """A wrong code is an error, and so is a model that was never made."""
    with pytest.raises(UnknownAuthorityError):
        chosen_group(["865", "000"])
    with pytest.raises(ValueError, match="model"):
        neighbour_group("865", 2019)
