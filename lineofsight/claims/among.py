"""Whom a claim compares with: a group named in a few words, made for an authority and a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lineofsight.reference import authorities, neighbours
from lineofsight.reference.authorities import slugify
from lineofsight.reference.groups import (
    Group,
    GroupKind,
    chosen_group,
    england,
    group_of,
    groups,
    neighbour_group,
)


class AmongKind(StrEnum):
    """What makes the group."""

    ENGLAND = "england"
    REGION = "region"
    OFSTED_REGION = "ofsted_region"
    TYPE = "type"
    NEIGHBOURS = "neighbours"
    REGIONS = "regions"
    TYPES = "types"
    CODES = "codes"


#: Kinds that depend on the authority that the claim is about.
_OWN = {
    AmongKind.REGION: GroupKind.REGION,
    AmongKind.OFSTED_REGION: GroupKind.OFSTED_REGION,
    AmongKind.TYPE: GroupKind.TYPE,
}


@dataclass(frozen=True)
class Among:
    """A group by its kind and names.

    `england`; `region`, `ofsted_region`, `type` (the authority's own); `neighbours:2025`;
    `regions:west-midlands+north-west`; `types:unitary-authority`; `codes:865+894`.
    """

    kind: AmongKind
    names: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Among:
        """A group from its text form.

        Raises:
            ValueError: there is no such group.
        """
        word, _, rest = text.strip().lower().partition(":")
        kind = AmongKind(word.replace("-", "_"))
        names = tuple(name.strip() for name in rest.split("+") if name.strip())
        match kind:
            case AmongKind.NEIGHBOURS:
                names = names or (str(neighbours.MODELS[0]),)
                if int(names[0]) not in neighbours.MODELS:
                    raise ValueError(f"There is no neighbour model of {names[0]}.")
            case AmongKind.REGIONS | AmongKind.TYPES:
                names = tuple(_named(kind, name).name for name in names)
            case AmongKind.CODES:
                names = tuple(authorities.get(name).code for name in names)
            case _ if names:
                raise ValueError(f"{kind.value} takes no names.")
        if kind in (AmongKind.REGIONS, AmongKind.TYPES, AmongKind.CODES) and not names:
            raise ValueError(f"{kind.value} needs names.")
        return cls(kind, names)

    def __str__(self) -> str:
        names = self.names
        if self.kind in (AmongKind.REGIONS, AmongKind.TYPES):
            names = tuple(slugify(name) for name in names)
        return f"{self.kind.value}:{'+'.join(names)}" if names else self.kind.value

    @property
    def label(self) -> str:
        """The group in a sentence: `England`, `the West Midlands and the North West`."""
        match self.kind:
            case AmongKind.ENGLAND:
                return "England"
            case AmongKind.REGION | AmongKind.OFSTED_REGION:
                return f"its {'Ofsted ' if self.kind is AmongKind.OFSTED_REGION else ''}region"
            case AmongKind.TYPE:
                return "councils of its type"
            case AmongKind.NEIGHBOURS:
                return f"its statistical neighbours ({self.names[0]})"
            case AmongKind.REGIONS:
                return _listed([_with_article(name) for name in self.names])
            case AmongKind.TYPES:
                return _listed([plural(name) for name in self.names])
            case AmongKind.CODES:
                return _listed([authorities.get(code).name for code in self.names])

    def resolve(self, code: str | None, on: date | None) -> Group:
        """The group's members on a day. Neighbours do not have the authority itself in them.

        Args:
            code: DfE code of the authority that the claim is about; None when it is about none.
            on: the day; None for today.

        Raises:
            ValueError: the group depends on an authority and none is given.
        """
        if self.kind is AmongKind.ENGLAND:
            return england(on)
        if self.kind in (AmongKind.REGIONS, AmongKind.TYPES):
            kind = GroupKind.REGION if self.kind is AmongKind.REGIONS else GroupKind.TYPE
            members = {
                member: None
                for group in groups(kind, on)
                if group.name in self.names
                for member in group.codes
            }
            if len(self.names) == 1:
                return Group(kind, self.names[0], tuple(members))
            return Group(GroupKind.CHOSEN, self.label, tuple(members))
        if self.kind is AmongKind.CODES:
            return chosen_group(self.names, self.label, on)
        if code is None:
            raise ValueError(f"{self.label} needs an authority.")
        if self.kind is AmongKind.NEIGHBOURS:
            return neighbour_group(code, int(self.names[0]), on)
        return group_of(_OWN[self.kind], code, on)


ENGLAND = Among(AmongKind.ENGLAND)


def standard_comparators(code: str, on: date | None = None) -> tuple[Group, ...]:
    """Every comparator that a claim of position is usually made under: England, region, Ofsted's
    region where it differs, type of council, and neighbours under each model that has any.

    Raises:
        UnknownAuthorityError: there is no such code.
    """
    region = group_of(GroupKind.REGION, code, on)
    wider = group_of(GroupKind.OFSTED_REGION, code, on)
    found = [england(on), region]
    if wider.codes != region.codes:
        found.append(wider)
    found.append(group_of(GroupKind.TYPE, code, on))
    for model in neighbours.MODELS:
        near = neighbour_group(code, model, on)
        if near.codes:
            found.append(near)
    return tuple(found)


def group_label(group: Group) -> str:
    """A group's members in a sentence: `authorities in the South East`, `unitary authorities`."""
    match group.kind:
        case GroupKind.ENGLAND:
            return "all authorities in England"
        case GroupKind.REGION | GroupKind.OFSTED_REGION:
            return f"authorities in {_with_article(group.name)}"
        case GroupKind.TYPE:
            return plural(group.name)
        case GroupKind.NEIGHBOURS:
            return group.name[0].lower() + group.name[1:]
        case _:
            return group.name


def plural(kind: str) -> str:
    """A type of council in the plural: `unitary authorities`, `London boroughs`."""
    words = kind if kind.startswith("London") else kind[0].lower() + kind[1:]
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"


def _named(kind: AmongKind, name: str) -> Group:
    which = GroupKind.REGION if kind is AmongKind.REGIONS else GroupKind.TYPE
    for group in groups(which):
        if slugify(group.name) == slugify(name.removeprefix("the ")):
            return group
    listed = ", ".join(slugify(group.name) for group in groups(which))
    raise ValueError(f"There is no {name!r}: there are {listed}.")


def _with_article(region: str) -> str:
    plain = region in ("London", "East of England") or region.startswith("Yorkshire")
    article = "the " if region == "East of England" or not plain else ""
    return f"{article}{region}"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
