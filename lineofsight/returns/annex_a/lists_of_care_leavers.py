"""Annex A, list 9: care leavers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from lineofsight.engine.tables import Table
from lineofsight.returns.annex_a import columns as of
from lineofsight.returns.annex_a.lists_of_help import AS_AT


class CareLeavers(Table, name="CareLeavers"):
    """Ofsted's list 9: one row for each young person who has left care, or is about to, and to
    whom the council owes help."""

    called: ClassVar[tuple[str, ...]] = of.called(9, "care leavers?", "leaving care")
    lenient: ClassVar[bool] = True
    looked_up: ClassVar[Mapping[str, str]] = AS_AT
    child_id: str | None = of.child_id("AA0901")
    gender: str | None = of.gender("AA0902")
    ethnicity: str | None = of.ethnicity("AA0903")
    birth_date: date | None = of.birth_date("AA0904")
    age: int | None = of.age("AA0905")
    was_uasc: str | None = of.coded(
        "AA0906",
        "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
        "Whether the young person seeks asylum unaccompanied, or did so as a child.",
        "UASC",
        required=True,
        spellings=("UASC", "UASC or formerly UASC if 18 or over"),
        patterns=(r"unaccompanied asylum|\buasc\b",),
    )
    disability: str | None = of.disability("AA0907")
    team: str | None = of.team("AA0908")
    worker: str | None = of.worker("AA0909")
    personal_adviser: str | None = of.text(
        "AA0910",
        "Allocated Personal Advisor",
        "The young person's personal adviser.",
        spellings=("Allocated Personal Adviser", "Personal Advisor", "Personal Adviser"),
        patterns=(r"personal advis[eo]r",),
    )
    eligibility: str | None = of.coded(
        "AA0911",
        "Eligibility Category",
        "To what help the young person has a right.",
        "ELIGIBILITY",
        required=True,
        spellings=("Eligibility",),
        patterns=(r"eligib",),
    )
    pathway_plan_review: date | None = of.day(
        "AA0912",
        "Latest Pathway Plan Review Date",
        "Date of the latest review of the pathway plan.",
        spellings=("Pathway Plan Review Date", "Latest Pathway Plan Review"),
        patterns=(r"pathway plan",),
    )
    in_touch: str | None = of.coded(
        "AA0913",
        "LA in Touch",
        "Whether the council is in touch with the young person.",
        "IN_TOUCH",
        required=True,
        spellings=("In Touch", "Local Authority in Touch"),
        patterns=(r"\bin touch\b",),
    )
    last_contact: date | None = of.day(
        "AA0914",
        "Latest Date of Contact",
        "Date of the latest contact with the young person.",
        spellings=("Date of Latest Contact", "Latest Contact Date", "Last Date of Contact"),
        patterns=(r"(latest|last).*contact",),
    )
    accommodation: str | None = of.coded(
        "AA0915",
        "Type of Accommodation",
        "Where the young person lives.",
        "ACCOMMODATION",
        spellings=("Accommodation Type", "Accommodation"),
        patterns=(r"type of accommodation",),
    )
    accommodation_suitable: str | None = of.coded(
        "AA0916",
        "Suitability of Accommodation",
        "Whether that is suitable.",
        "SUITABILITY",
        spellings=("Accommodation Suitability",),
        patterns=(r"suitab.*accommodation",),
    )
    activity: str | None = of.coded(
        "AA0917",
        "Activity Status",
        "What the young person does: education, training, work or none.",
        "ACTIVITY",
        spellings=("Activity", "EET Status"),
        patterns=(r"activity status",),
    )
