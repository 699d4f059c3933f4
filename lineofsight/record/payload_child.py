"""One child as the Department's daily payload has it, from the record's rows of the child.

Each referral is an episode, and everything else of the child stands in the episode it belongs to:
by the referral it names, else by the one that was open then, else by the last one before. A
placement has its own reasons for beginning and ending, from the first and last of its episodes of
care.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lineofsight.record.payload_spec import PURGE, Block

#: A row of the record: its columns by name.
Row = Mapping[str, Any]


@dataclass
class Rows:
    """What the record holds of one child, in the window: rows by what they are of."""

    person: Row
    of: dict[str, list[Row]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Sequence[Row]:
        return self.of.get(name, ())


@dataclass
class Built:
    """A child's block, and how many rows found no episode to stand in, by what they are of."""

    block: Block
    left_out: dict[str, int]


def build_child(rows: Rows) -> Built:
    """A child's block, whole, with nothing to be removed."""
    person = rows.person
    episodes = _Episodes(rows["referral"])
    for name, block, row, day in _inner(rows):
        episodes.put(name, block, row.get("referral_id"), day)
    episodes.put_one("adoption", _adoption(rows), _adopted_since(rows))
    episodes.put_one("care_leavers", _leaver(rows), date.max)
    episodes.put_workers(rows["involvement"])
    child = _block(
        la_child_id=person["person_id"],
        mis_child_id=person["legacy_id"],
        child_details=_details(rows),
        health_and_wellbeing=_block(
            sdq_assessments=[
                _cells(date=row["outcome_date"], score=_whole(row["value"]))
                for row in rows["questionnaire"]
            ]
        ),
        social_care_episodes=episodes.blocks(),
    )
    return Built(child, episodes.left_out)


def _block(**cells: Any) -> Block:
    """A block of cells that says of itself that it is not to be removed."""
    return {**_cells(**cells), PURGE: False}


def _cells(**cells: Any) -> Block:
    """Those cells that are not blank; dates are written as JSON has them."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in cells.items()
        if value is not None and value not in ("", [])
    }


def _whole(text: str | None) -> int | str | None:
    """A number as one; what is no number stays as it is, for the layout's checks to find."""
    return int(text) if text is not None and text.isascii() and text.isdigit() else text


def _details(rows: Rows) -> Block:
    person = rows.person
    former = rows["former_number"]
    asylum = rows["asylum"]
    address = rows["address"]
    return _block(
        unique_pupil_number=person["upn"],
        former_unique_pupil_number=former[0]["identifier"] if former else None,
        unique_pupil_number_unknown_reason=None if person["upn"] else person["upn_unknown"],
        first_name=person["forename"],
        surname=person["surname"],
        date_of_birth=person["birth_date"],
        expected_date_of_birth=None if person["birth_date"] else person["expected_birth_date"],
        sex=person["sex"],
        ethnicity=person["ethnicity"],
        disabilities=sorted(row["disability"] for row in rows["disability"]),
        postcode=address[0]["postcode"] if address else None,
        uasc_flag=bool(asylum),
        uasc_end_date=asylum[0]["end_date"] if asylum else None,
    )


def _inner(rows: Rows) -> list[tuple[str, Block, Row, date | None]]:
    """The blocks that stand in episodes: the name of each, its row, and the day that tells the
    episode where the row names none."""
    conferences: dict[str, date] = {}
    for row in rows["initial_cp_conference"]:
        if row["s47_enquiry_id"] and row["conference_date"]:
            conferences[row["s47_enquiry_id"]] = row["conference_date"]
    factors: dict[str, list[str]] = {}
    for row in rows["assessment_factor"]:
        factors.setdefault(row["assessment_id"], []).append(row["factor"])
    found: list[tuple[str, Block, Row, date | None]] = []
    for row in rows["assessment"]:
        block = _block(
            child_and_family_assessment_id=row["assessment_id"],
            start_date=row["start_date"],
            authorisation_date=row["authorised_date"],
            factors=sorted(factors.get(row["assessment_id"], ())),
        )
        found.append(("child_and_family_assessments", block, row, row["start_date"]))
    for row in rows["cin_plan"]:
        block = _block(child_in_need_plan_id=row["cin_plan_id"], **_lasting(row))
        found.append(("child_in_need_plans", block, row, row["start_date"]))
    for row in rows["s47_enquiry"]:
        held = conferences.get(row["s47_enquiry_id"])
        needed = True if held else None
        if row["icpc_not_required"] is not None:
            needed = not row["icpc_not_required"]
        block = _block(
            section_47_assessment_id=row["s47_enquiry_id"],
            icpc_required_flag=needed,
            icpc_date=held,
            **_lasting(row),
        )
        found.append(("section_47_assessments", block, row, row["start_date"]))
    for row in rows["cp_plan"]:
        block = _block(child_protection_plan_id=row["cp_plan_id"], **_lasting(row))
        found.append(("child_protection_plans", block, row, row["start_date"]))
    for row in rows["placement"]:
        block = _block(
            child_looked_after_placement_id=row["placement_id"],
            start_reason=row["start_reason"],
            placement_type=row["placement_type"],
            postcode=row["postcode"],
            end_reason=row["end_reason"] if row["end_date"] else None,
            change_reason=row["change_reason"],
            **_lasting(row),
        )
        found.append(("child_looked_after_placements", block, row, row["start_date"]))
    return found


def _lasting(row: Row) -> dict[str, date | None]:
    return {"start_date": row["start_date"], "end_date": row["end_date"]}


def _adoption(rows: Rows) -> Block | None:
    """The latest decision that the child should be adopted."""
    if not rows["permanence"]:
        return None
    last = rows["permanence"][-1]
    return _block(
        initial_decision_date=last["decision_date"],
        matched_date=last["matched_date"],
        placed_date=last["placed_for_adoption_date"],
    )


def _adopted_since(rows: Rows) -> date | None:
    return rows["permanence"][-1]["decision_date"] if rows["permanence"] else None


def _leaver(rows: Rows) -> Block | None:
    """A care leaver's latest position."""
    if not rows["care_leaver"]:
        return None
    last = rows["care_leaver"][-1]
    return _block(
        contact_date=last["latest_contact_date"],
        activity=last["activity"],
        accommodation=last["accommodation"],
    )


class _Episodes:
    """The episodes of a child, as they are filled."""

    def __init__(self, referrals: Sequence[Row]) -> None:
        """Args:
        referrals: every referral of the child, whether in the window or not, by date; a row
            says which (`in_window`).
        """
        self._referrals = referrals
        self._blocks: list[Block] = [_episode(row) for row in referrals]
        self._used = [bool(row["in_window"]) for row in referrals]
        self.left_out: dict[str, int] = {}

    def blocks(self) -> list[Block]:
        """The episodes that are in the window, or hold something that is."""
        return [one for one, used in zip(self._blocks, self._used, strict=True) if used]

    def put(self, name: str, block: Block, referral: str | None, day: date | None) -> None:
        """Put a block in the list of its episode."""
        at = self._place(referral, day)
        if at is None:
            self.left_out[name] = self.left_out.get(name, 0) + 1
            return
        self._blocks[at].setdefault(name, []).append(block)
        self._used[at] = True

    def put_one(self, name: str, block: Block | None, day: date | None) -> None:
        """Put a block of which a child has one in its episode."""
        if block is None:
            return
        at = self._place(None, day)
        if at is None:
            self.left_out[name] = 1
            return
        self._blocks[at][name] = block
        self._used[at] = True

    def put_workers(self, involvements: Sequence[Row]) -> None:
        """Put each worker in the episodes in which the worker had the child. They alone bring no
        episode into the window."""
        for row in involvements:
            for at, referral in enumerate(self._referrals):
                named = row["referral_id"]
                mine = named == referral["referral_id"] if named else _together(row, referral)
                if mine and self._used[at]:
                    block = _cells(worker_id=row["registration"], **_lasting(row))
                    self._blocks[at].setdefault("care_worker_details", []).append(block)

    def _place(self, referral: str | None, day: date | None) -> int | None:
        """Which episode something of a day belongs to."""
        if referral is not None:
            for at, row in enumerate(self._referrals):
                if row["referral_id"] == referral:
                    return at
        began = [
            at
            for at, row in enumerate(self._referrals)
            if day is None or (row["referral_date"] or date.min) <= day
        ]
        still = [
            at
            for at in began
            if day is None
            or self._referrals[at]["until"] is None
            or self._referrals[at]["until"] >= day
        ]
        if still or began:
            return (still or began)[-1]
        return 0 if self._referrals else None


def _together(one: Row, referral: Row) -> bool:
    """Whether a worker had the child while a referral was open."""
    first, last = one["start_date"], one["end_date"]
    began, ended = referral["referral_date"], referral["until"]
    return (ended is None or first is None or first <= ended) and (
        last is None or began is None or last >= began
    )


def _episode(row: Row) -> Block:
    return _block(
        social_care_episode_id=row["referral_id"],
        referral_date=row["referral_date"],
        referral_source=row["source"],
        referral_no_further_action_flag=row["nfa"],
        closure_date=row["close_date"],
        closure_reason=row["close_reason"],
    )
