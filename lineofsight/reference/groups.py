"""Groups of authorities to count over and to compare with: regions, Ofsted's regions, types of
council, statistical neighbours, and lists that a user chooses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lineofsight.reference import authorities, neighbours
from lineofsight.reference.authorities import Authority
from lineofsight.reference.regions import ofsted_region


class GroupKind(StrEnum):
    """What makes a group."""

    ENGLAND = "england"
    REGION = "region"
    OFSTED_REGION = "ofsted_region"
    TYPE = "type"
    NEIGHBOURS = "neighbours"
    CHOSEN = "chosen"

    @property
    def label(self) -> str:
        """The kind in words."""
        return {
            "england": "England",
            "ofsted_region": "Ofsted region",
            "type": "Type of council",
            "neighbours": "Statistical neighbours",
            "chosen": "Chosen authorities",
        }.get(self.value, "Region")


@dataclass(frozen=True)
class Group:
    """A named list of authorities.

    Attributes:
        kind: what makes it a group.
        name: its name, as in `South East`.
        codes: DfE codes of its members that existed on the day asked about; neighbours and
            chosen authorities in the order given, others by name.
        gone: DfE codes of members that did not exist on that day (a neighbour in the model of
            2021 that has since been abolished); never counted.
    """

    kind: GroupKind
    name: str
    codes: tuple[str, ...]
    gone: tuple[str, ...] = ()


def england(on: date | None = None) -> Group:
    """Every authority of a day (today's when not given)."""
    members = tuple(authority.code for authority in authorities.current(on=on))
    return Group(GroupKind.ENGLAND, "England", members)


def groups(kind: GroupKind, on: date | None = None) -> tuple[Group, ...]:
    """Every group of a kind, by name, with the authorities of a day as they were then.

    Raises:
        ValueError: for neighbours and chosen lists, which belong to one authority or user.
    """
    if kind is GroupKind.ENGLAND:
        return (england(on),)
    if kind in (GroupKind.NEIGHBOURS, GroupKind.CHOSEN):
        raise ValueError(f"{kind.label} are made for one authority: use its own function.")
    found: dict[str, list[str]] = {}
    for authority in authorities.current(on=on):
        found.setdefault(_value(kind, authority, on), []).append(authority.code)
    return tuple(Group(kind, name, tuple(found[name])) for name in sorted(found))


def _value(kind: GroupKind, authority: Authority, on: date | None) -> str:
    if kind is GroupKind.REGION:
        return authority.region
    if kind is GroupKind.OFSTED_REGION:
        return ofsted_region(authority.region)
    return authority.type_on(on)


def group_of(kind: GroupKind, code: str, on: date | None = None) -> Group:
    """The group of a kind that an authority is in, with itself.

    Raises:
        UnknownAuthorityError: there is no such code.
        ValueError: for neighbours and chosen lists.
    """
    authority = authorities.get(code)
    if kind is GroupKind.ENGLAND:
        return england(on)
    if kind in (GroupKind.NEIGHBOURS, GroupKind.CHOSEN):
        raise ValueError(f"{kind.label} are made for one authority: use its own function.")
    name = _value(kind, authority, on)
    members = [a.code for a in authorities.current(on=on) if _value(kind, a, on) == name]
    return Group(kind, name, tuple(members))


def neighbour_group(code: str, model: int = neighbours.MODELS[0], on: date | None = None) -> Group:
    """The ten statistical neighbours of an authority, nearest first, without itself.

    Raises:
        UnknownAuthorityError: there is no such code.
        ValueError: there is no model of that year.
    """
    authority = authorities.get(code)
    name = f"Statistical neighbours of {authority.name} ({model})"
    return _listed(GroupKind.NEIGHBOURS, name, neighbours.neighbours(authority.code, model), on)


def chosen_group(codes: Iterable[str], name: str = "Chosen", on: date | None = None) -> Group:
    """A group of chosen authorities, each once, in the order given.

    Raises:
        UnknownAuthorityError: a code is not known.
    """
    listed = dict.fromkeys(authorities.get(code).code for code in codes)
    return _listed(GroupKind.CHOSEN, name, tuple(listed), on)


def _listed(kind: GroupKind, name: str, codes: tuple[str, ...], on: date | None) -> Group:
    existing = {authority.code for authority in authorities.current(on=on)}
    return Group(
        kind,
        name,
        tuple(code for code in codes if code in existing),
        tuple(code for code in codes if code not in existing),
    )
