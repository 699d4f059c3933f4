"""The tables of Annex A: Ofsted's eleven lists, by their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lineofsight.engine.tables import Table
from lineofsight.returns.annex_a.lists_of_adoption import Adopters, Adoption
from lineofsight.returns.annex_a.lists_of_care import ChildrenInCare, ChildrenInNeed, CPPlans
from lineofsight.returns.annex_a.lists_of_care_leavers import CareLeavers
from lineofsight.returns.annex_a.lists_of_help import (
    Assessments,
    Contacts,
    EarlyHelp,
    Referrals,
    Section47,
)

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "LISTS",
    "OF_CHILDREN",
    "TABLES",
    "YEAR_DATES",
    "Adopters",
    "Adoption",
    "Assessments",
    "CPPlans",
    "CareLeavers",
    "ChildrenInCare",
    "ChildrenInNeed",
    "Contacts",
    "EarlyHelp",
    "Referrals",
    "Section47",
]

#: Each list by Ofsted's number of it.
LISTS: Mapping[int, type[Table]] = MappingProxyType(
    {
        1: Contacts,
        2: EarlyHelp,
        3: Referrals,
        4: Assessments,
        5: Section47,
        6: ChildrenInNeed,
        7: CPPlans,
        8: ChildrenInCare,
        9: CareLeavers,
        10: Adoption,
        11: Adopters,
    }
)

TABLES: tuple[type[Table], ...] = tuple(LISTS.values())

#: The lists whose rows are of children: all but that of adopters.
OF_CHILDREN: tuple[type[Table], ...] = TABLES[:-1]

#: Collection years (2025-26 is 2026) of the lists. Ofsted's lists have not changed in them.
FIRST_YEAR, LAST_YEAR = 2019, 2027

#: What tells the year in which the lists were made: what happened last, most of it in the weeks
#: before.
YEAR_DATES = (
    ("ChildrenInNeed", "last_seen"),
    ("ChildrenInCare", "last_care_visit"),
    ("CPPlans", "last_visit"),
    ("CareLeavers", "last_contact"),
    ("Contacts", "contact_date"),
    ("Referrals", "referral_date"),
    ("EarlyHelp", "early_help_start"),
    ("Assessments", "assessment_start"),
    ("Section47", "strategy_discussion"),
    ("Adoption", "adoption_decision"),
    ("Adopters", "enquiry"),
)
