"""The Department's daily payload as its layout is: the 55 items, their lengths and codes.

Which codes and lengths hold is a matter of the specification's version. Checks here are of layout
alone: none is a rule of a return.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from lineofsight.returns.cin.codes import LISTS as CIN
from lineofsight.returns.ssda903.codes import LISTS as SSDA903

#: The column that says that something sent before is to be removed.
PURGE = "purge"
#: A block of a child or of an episode, as JSON has it.
Block = dict[str, Any]


@dataclass(frozen=True)
class Item:
    """One item of the payload.

    Attributes:
        kind: `text`, `date`, `whole` (a whole number), `flag`, or `list` (of texts).
        longest: how many characters a text may have; of a list, how many texts.
        pattern: the regular expression that a text must match whole.
        codes: what a text may be.
        required: whether it must be there.
        least, most: the smallest and largest number.
    """

    kind: str
    longest: int | None = None
    pattern: str | None = None
    codes: frozenset[str] = frozenset()
    required: bool = False
    least: int = 0
    most: int = 0


@dataclass(frozen=True)
class Part:
    """A block of items.

    Attributes:
        items: by name.
        parts: the blocks in it, by name.
        many: whether there is a list of them.
        known_by: what tells one of a list from another.
        flagged: whether it says of itself that it is to be removed; a list of blocks that do not
            is always given whole, so that what is gone from it is not there.
    """

    items: Mapping[str, Item]
    parts: Mapping[str, Part] = field(default_factory=dict)
    many: bool = False
    known_by: tuple[str, ...] = ()
    flagged: bool = True


@dataclass(frozen=True)
class Spec:
    """One version of the specification: its name, and a child's block."""

    version: str
    child: Part

    def count(self) -> int:
        """How many items it has."""
        return _count(self.child)


@dataclass(frozen=True)
class Failing:
    """An item that does not fit the layout: where it stands, and why. Never what it holds."""

    path: str
    message: str


_ID = Item("text", longest=36, pattern=r"[A-Za-z0-9_-]+", required=True)
_DATE, _DAY = Item("date"), Item("date", required=True)


def _codes(*codes: str) -> frozenset[str]:
    return frozenset(codes)


def _listed(lists: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(code.code for code in lists[name].codes)


#: Where a care leaver lives: the SSDA903's codes without their last figure, W to Z among them.
_ACCOMMODATION = frozenset(code.rstrip("12") for code in _listed(SSDA903, "ACCOM"))


def _spec_0_8() -> Spec:
    dated = {"start_date": _DAY, "end_date": _DATE}
    episode = Part(
        {
            "social_care_episode_id": _ID,
            "referral_date": _DAY,
            "referral_source": Item("text", 2, codes=_listed(CIN, "REFERRAL_SOURCE")),
            "referral_no_further_action_flag": Item("flag"),
            "closure_date": _DATE,
            "closure_reason": Item("text", 3, codes=_listed(CIN, "REASON_FOR_CLOSURE")),
        },
        {
            "care_worker_details": Part(
                {"worker_id": Item("text", 12, r"[A-Za-z0-9_-]+", required=True), **dated},
                many=True,
                known_by=("worker_id", "start_date"),
                flagged=False,
            ),
            "child_and_family_assessments": Part(
                {
                    "child_and_family_assessment_id": _ID,
                    "start_date": _DAY,
                    "authorisation_date": _DATE,
                    "factors": Item("list", codes=_listed(CIN, "ASSESSMENT_FACTORS")),
                },
                many=True,
                known_by=("child_and_family_assessment_id",),
            ),
            "child_in_need_plans": Part(
                {"child_in_need_plan_id": _ID, **dated},
                many=True,
                known_by=("child_in_need_plan_id",),
            ),
            "section_47_assessments": Part(
                {
                    "section_47_assessment_id": _ID,
                    "start_date": _DAY,
                    "icpc_required_flag": Item("flag"),
                    "icpc_date": _DATE,
                    "end_date": _DATE,
                },
                many=True,
                known_by=("section_47_assessment_id",),
            ),
            "child_protection_plans": Part(
                {"child_protection_plan_id": _ID, **dated},
                many=True,
                known_by=("child_protection_plan_id",),
            ),
            "child_looked_after_placements": Part(
                {
                    "child_looked_after_placement_id": _ID,
                    "start_date": _DAY,
                    "start_reason": Item("text", 1, codes=_listed(SSDA903, "RNE")),
                    # Codes of three characters, in use from 2026, do not fit this version.
                    "placement_type": Item("text", 2, codes=_listed(SSDA903, "PLACE")),
                    "postcode": Item("text", 8, r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}"),
                    "end_date": _DATE,
                    "end_reason": Item("text", 3, codes=_listed(SSDA903, "REC")),
                    "change_reason": Item("text", 6, codes=_listed(SSDA903, "REASON_PLACE_CHANGE")),
                },
                many=True,
                known_by=("child_looked_after_placement_id",),
            ),
            "adoption": Part(
                {"initial_decision_date": _DATE, "matched_date": _DATE, "placed_date": _DATE}
            ),
            "care_leavers": Part(
                {
                    "contact_date": _DATE,
                    "activity": Item("text", 2, codes=_listed(SSDA903, "ACTIV")),
                    "accommodation": Item("text", 1, codes=_ACCOMMODATION),
                }
            ),
        },
        many=True,
        known_by=("social_care_episode_id",),
    )
    child = Part(
        {
            "la_child_id": _ID,
            "mis_child_id": Item("text", longest=36, pattern=r"[A-Za-z0-9_-]*"),
        },
        {
            "child_details": Part(
                {
                    "unique_pupil_number": Item("text", 13, r"[A-Za-z0-9]{13}"),
                    "former_unique_pupil_number": Item("text", 13, r"[A-Za-z0-9]{13}"),
                    "unique_pupil_number_unknown_reason": Item(
                        "text", 4, codes=_codes(*(f"UN{n}" for n in range(1, 11)))
                    ),
                    "first_name": Item("text", 128),
                    "surname": Item("text", 128),
                    "date_of_birth": _DATE,
                    "expected_date_of_birth": _DATE,
                    "sex": Item("text", 1, codes=_codes("M", "F", "U")),
                    "ethnicity": Item("text", 4, codes=_listed(SSDA903, "ETHNIC")),
                    "disabilities": Item("list", 12, codes=_listed(CIN, "DISABILITY")),
                    "postcode": Item("text", 8, r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}"),
                    "uasc_flag": Item("flag"),
                    "uasc_end_date": _DATE,
                }
            ),
            "health_and_wellbeing": Part(
                {},
                {
                    "sdq_assessments": Part(
                        {"date": _DAY, "score": Item("whole", least=0, most=40)},
                        many=True,
                        known_by=("date",),
                        flagged=False,
                    )
                },
            ),
            "social_care_episodes": episode,
        },
        known_by=("la_child_id",),
    )
    return Spec("0.8", child)


#: Every version that can be written, by its name; the newest last.
SPECS: Mapping[str, Spec] = MappingProxyType({spec.version: spec for spec in (_spec_0_8(),)})
NEWEST = tuple(SPECS)[-1]


def _count(part: Part) -> int:
    return len(part.items) + sum(_count(inner) for inner in part.parts.values())


def failing(spec: Spec, child: Block) -> list[Failing]:
    """Every item of a child's block that does not fit the layout.

    Args:
        spec: the version.
        child: the block, as it would be sent; what is to be purged needs only be known.
    """
    found = list(_failing(spec.child, child, ""))
    details = child.get("child_details")
    if not child.get(PURGE) and isinstance(details, dict):
        found += _born(details)
        if not child.get("social_care_episodes"):
            found.append(
                Failing("social_care_episodes", "There is none: nothing says why the child is in.")
            )
    return found


def _born(details: Block) -> Iterator[Failing]:
    where = "child_details.date_of_birth"
    if not details.get("date_of_birth") and not details.get("expected_date_of_birth"):
        yield Failing(where, "There is neither a date of birth nor an expected one.")
    number = "unique_pupil_number"
    if not details.get(number) and not details.get(f"{number}_unknown_reason"):
        yield Failing(f"child_details.{number}", "There is neither a number nor why there is none.")


def _failing(part: Part, block: Block, where: str) -> Iterator[Failing]:
    purged = bool(block.get(PURGE))
    flag = {PURGE} if part.flagged else set()
    for name in sorted(block.keys() - part.items.keys() - part.parts.keys() - flag):
        yield Failing(f"{where}{name}", "The version has no such item.")
    for name, item in part.items.items():
        if purged and name not in part.known_by:
            continue
        if message := _misfit(item, block.get(name)):
            yield Failing(f"{where}{name}", message)
    start, end = block.get("start_date"), block.get("end_date")
    if isinstance(start, str) and isinstance(end, str) and end < start:
        yield Failing(f"{where}end_date", "It is before start_date.")
    for name, inner in part.parts.items():
        held = block.get(name)
        for place, one in enumerate(held if isinstance(held, list) else [held] if held else []):
            there = f"{where}{name}[{place}]." if inner.many else f"{where}{name}."
            yield from _failing(inner, one, there)


def _misfit(item: Item, value: Any) -> str | None:
    if value is None or value in ("", []):
        return "It is required, and blank." if item.required else None
    match item.kind:
        case "flag":
            return None if isinstance(value, bool) else "It is neither true nor false."
        case "whole":
            return _number_misfit(item, value)
        case "date":
            return None if _is_date(value) else "It is no date as in 2026-03-31."
        case "list":
            if item.longest is not None and len(value) > item.longest:
                return f"There are more than {item.longest}."
            return None if set(value) <= item.codes else "A code in it is not of the list."
    return _text_misfit(item, value)


def _number_misfit(item: Item, value: Any) -> str | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return "It is no whole number."
    return None if item.least <= value <= item.most else f"It is not {item.least} to {item.most}."


def _text_misfit(item: Item, value: Any) -> str | None:
    if not isinstance(value, str):
        return "It is no text."
    if item.longest is not None and len(value) > item.longest:
        return f"It is longer than {item.longest} characters."
    if item.pattern is not None and not re.fullmatch(item.pattern, value):
        return "It is not written as it has to be."
    if item.codes and value not in item.codes:
        return "The code is not of the list."
    return None


def _is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
