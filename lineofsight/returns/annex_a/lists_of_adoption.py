"""Annex A, lists 10 and 11: children for whom adoption is the plan, and adopters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from lineofsight.engine.tables import Table
from lineofsight.returns.annex_a import columns as of
from lineofsight.returns.annex_a.lists_of_help import AS_AT

#: Rows of one family belong together, children and adopters.
_IN_FAMILY: Mapping[str, tuple[str, ...]] = MappingProxyType({"_family": ("family_id",)})


class Adoption(Table, name="Adoption"):
    """Ofsted's list 10: one row for each child of whom it is, or in the last twelve months was,
    decided that adoption is best, and each who was adopted in them."""

    called: ClassVar[tuple[str, ...]] = of.called(10, "adoptions?", "adopted")
    lenient: ClassVar[bool] = True
    looked_up: ClassVar[Mapping[str, str]] = AS_AT
    within: ClassVar[Mapping[str, tuple[str, ...]]] = _IN_FAMILY
    child_id: str | None = of.child_id("AA1001")
    family_id: str | None = of.family_id("AA1002")
    gender: str | None = of.gender("AA1003")
    ethnicity: str | None = of.ethnicity("AA1004")
    birth_date: date | None = of.birth_date("AA1005")
    age: int | None = of.age("AA1006")
    disability: str | None = of.disability("AA1007")
    entered_care: date | None = of.day(
        "AA1008",
        "Date the Child Entered Care",
        "Date the child came into care.",
        required=True,
        spellings=("Date Child Entered Care", "Date Entered Care"),
        patterns=(r"entered care",),
    )
    adoption_decision: date | None = of.day(
        "AA1009",
        "Date of Decision that Child Should be Placed for Adoption",
        "Date of the decision that the child should be placed for adoption.",
        required=True,
        key=True,
        spellings=("Date of Adoption Decision", "Date of ADM Decision"),
        patterns=(r"decision.*should be placed",),
    )
    placement_order: date | None = of.day(
        "AA1010",
        "Date of Placement Order",
        "Date of the placement order.",
        spellings=("Placement Order Date",),
        patterns=(r"placement order",),
    )
    matched: date | None = of.day(
        "AA1011",
        "Date of Matching Child and Prospective Adopters",
        "Date the child was matched with adopters.",
        spellings=("Date of Match", "Date Matched"),
        patterns=(r"matching child",),
    )
    placed: date | None = of.day(
        "AA1012",
        "Date Placed for Adoption",
        "Date the child was placed with the adopters.",
        patterns=(r"date placed for adoption",),
    )
    adopted: date | None = of.day(
        "AA1013",
        "Date of Adoption Order",
        "Date of the adoption order.",
        spellings=("Adoption Order Date",),
        patterns=(r"adoption order",),
    )
    decision_reversed: date | None = of.day(
        "AA1014",
        "Date of Decision that Child Should No Longer be Placed for Adoption",
        "Date of the decision that the child should no longer be placed for adoption.",
        patterns=(r"decision.*no longer be placed",),
    )
    reversal_reason: str | None = of.coded(
        "AA1015",
        "Reason Why Child No Longer Placed for Adoption",
        "Why the child should no longer be placed for adoption.",
        "NO_LONGER_PLACED",
        patterns=(r"reason.*no longer placed",),
    )
    fostered_for_adoption: date | None = of.day(
        "AA1016",
        "Date the child was placed for fostering in FFA or concurrent planning placement",
        "Date the child was placed with foster carers who may become the adopters.",
        patterns=(r"\bffa\b|fostering for adoption|concurrent planning",),
    )


class Adopters(Table, name="Adopters"):
    """Ofsted's list 11: one row for each person who is, or in the last twelve months was, on the
    way to adopting."""

    called: ClassVar[tuple[str, ...]] = of.called(11, "adopters?", "prospective adopters?")
    lenient: ClassVar[bool] = True
    looked_up: ClassVar[Mapping[str, str]] = AS_AT
    within: ClassVar[Mapping[str, tuple[str, ...]]] = _IN_FAMILY
    adopter_id: str | None = of.text(
        "AA1101",
        "Individual adopter identifier",
        "The council's own identifier of the adopter.",
        required=True,
        key=True,
        spellings=("Adopter ID", "Adopter Identifier", "Individual Adopter ID"),
        patterns=(r"adopter.*(id|identifier)\b",),
    )
    family_id: str | None = of.family_id("AA1102")
    gender: str | None = of.gender("AA1103", "adopter")
    ethnicity: str | None = of.ethnicity("AA1104", "adopter")
    disability: str | None = of.disability("AA1105", "Disability")
    fosters_for_adoption: str | None = of.coded(
        "AA1106",
        "Is the (prospective) adopter fostering for adoption?",
        "Whether the adopter fosters a child in order to adopt.",
        "YES_NO_PLAIN",
        required=True,
        spellings=("Fostering for Adoption",),
        patterns=(r"adopter fostering for adoption",),
    )
    enquiry: date | None = of.day(
        "AA1107",
        "Date enquiry received",
        "Date the adopter first enquired.",
        required=True,
        spellings=("Enquiry Date", "Date of Enquiry"),
        patterns=(r"enquiry",),
    )
    stage_1_start: date | None = of.day(
        "AA1108", "Date Stage 1 started", "Date stage 1 began.", patterns=(r"stage (1|one).*start",)
    )
    stage_1_end: date | None = of.day(
        "AA1109", "Date Stage 1 ended", "Date stage 1 ended.", patterns=(r"stage (1|one).*end",)
    )
    stage_2_start: date | None = of.day(
        "AA1110", "Date Stage 2 started", "Date stage 2 began.", patterns=(r"stage (2|two).*start",)
    )
    stage_2_end: date | None = of.day(
        "AA1111", "Date Stage 2 ended", "Date stage 2 ended.", patterns=(r"stage (2|two).*end",)
    )
    applied: date | None = of.day(
        "AA1112",
        "Date application submitted",
        "Date of the application.",
        spellings=("Application Submitted", "Date of Application"),
        patterns=(r"application submitted",),
    )
    approved: date | None = of.day(
        "AA1113",
        "Date application approved",
        "Date the adopter was approved.",
        spellings=("Application Approved", "Date of Approval"),
        patterns=(r"application approved",),
    )
    matched_with_child: date | None = of.day(
        "AA1114",
        "Date adopter matched with child(ren)",
        "Date the adopter was matched with a child.",
        patterns=(r"adopter matched",),
    )
    child_placed: date | None = of.day(
        "AA1115",
        "Date child/children placed with adopter(s)",
        "Date the child was placed with the adopter.",
        patterns=(r"date.*placed with adopter",),
    )
    children_placed: int | None = of.number(
        "AA1116",
        "No. of children placed",
        "How many children were placed with the adopter.",
        most=12,
        spellings=("Number of children placed",),
        patterns=(r"(no|number)\b.*children placed",),
    )
    adoption_order: date | None = of.day(
        "AA1117",
        "Date of Adoption Order",
        "Date of the adoption order.",
        spellings=("Adoption Order Date",),
        patterns=(r"adoption order",),
    )
    left_process: date | None = of.day(
        "AA1118",
        "Date of leaving adoption process",
        "Date the adopter left the process.",
        patterns=(r"date.*leaving adoption process",),
    )
    leaving_reason: str | None = of.coded(
        "AA1119",
        "Reason for leaving adoption process",
        "Why the adopter left the process.",
        "LEAVING_ADOPTION",
        patterns=(r"reason.*leaving adoption process",),
    )
