"""The areas of children's services that Ofsted has judged, over all frameworks."""

from __future__ import annotations

from enum import StrEnum


class Area(StrEnum):
    """An area that a judgement is about. Areas of different frameworks stay apart, because they
    cover different things; `strand` says which of today's questions an older area answers."""

    OVERALL = "overall_effectiveness"
    LEADERS = "leaders"
    HELP_AND_PROTECTION = "help_and_protection"
    IN_CARE = "in_care"
    CARE_LEAVERS = "care_leavers"
    IN_CARE_AND_CARE_LEAVERS = "in_care_and_care_leavers"
    ADOPTION = "adoption"
    LSCB = "lscb"
    LOOKED_AFTER_OVERALL = "looked_after_overall"
    LOOKED_AFTER_CAPACITY = "looked_after_capacity_to_improve"
    LOOKED_AFTER_OUTCOMES = "looked_after_outcomes"
    LOOKED_AFTER_PROVISION = "looked_after_quality_of_provision"
    LOOKED_AFTER_LEADERSHIP = "looked_after_leadership"
    SAFEGUARDING_OVERALL = "safeguarding_overall"
    CHILD_PROTECTION_OVERALL = "child_protection_overall"
    FOSTERING_SERVICE = "fostering_service"
    ADOPTION_SERVICE = "adoption_service"

    @property
    def label(self) -> str:
        """The area in words."""
        return _AREAS[self][0]

    @property
    def strand(self) -> Strand:
        """Which of today's areas it belongs beside."""
        return _AREAS[self][1]

    @property
    def doc(self) -> str:
        """What was judged, and under which framework."""
        return _AREAS[self][2]


class Strand(StrEnum):
    """The rows of a timeline: today's areas, each with what came before it."""

    OVERALL = "overall"
    LEADERS = "leaders"
    HELP_AND_PROTECTION = "help_and_protection"
    IN_CARE = "in_care"
    CARE_LEAVERS = "care_leavers"
    ADOPTION = "adoption"
    LSCB = "lscb"
    FOSTERING = "fostering"

    @property
    def label(self) -> str:
        """The strand in words."""
        return {
            "overall": "Overall effectiveness",
            "leaders": "Leaders",
            "in_care": "Children in care",
            "lscb": "Local safeguarding children board",
        }.get(self.value, self.value.replace("_", " ").capitalize())


_AREAS: dict[Area, tuple[str, Strand, str]] = {
    Area.OVERALL: (
        "Overall effectiveness",
        Strand.OVERALL,
        "Children's services as a whole. Judged from 2013; not since inspections that started "
        "on or after 27 April 2026.",
    ),
    Area.LEADERS: (
        "Leaders",
        Strand.LEADERS,
        "The impact of leaders on practice with children and families (ILACS); leadership, "
        "management and governance (SIF).",
    ),
    Area.HELP_AND_PROTECTION: (
        "Help and protection",
        Strand.HELP_AND_PROTECTION,
        "The experiences and progress of children who need help and protection (SIF, ILACS).",
    ),
    Area.IN_CARE: (
        "Children in care",
        Strand.IN_CARE,
        "The experiences and progress of children in care (ILACS since January 2023).",
    ),
    Area.CARE_LEAVERS: (
        "Care leavers",
        Strand.CARE_LEAVERS,
        "The experiences and progress of care leavers (ILACS since January 2023; a graded part "
        "of the care judgement under SIF).",
    ),
    Area.IN_CARE_AND_CARE_LEAVERS: (
        "Children in care and care leavers",
        Strand.IN_CARE,
        "One judgement for both: ILACS 2018 to 2022, and SIF's children looked after and "
        "achieving permanence.",
    ),
    Area.ADOPTION: (
        "Adoption performance",
        Strand.ADOPTION,
        "Adoption performance, a graded part of the care judgement (SIF).",
    ),
    Area.LSCB: (
        "Local safeguarding children board",
        Strand.LSCB,
        "The effectiveness of the Local Safeguarding Children Board, reviewed beside SIF.",
    ),
    Area.LOOKED_AFTER_OVERALL: (
        "Services for looked-after children: overall",
        Strand.IN_CARE,
        "Overall effectiveness of services for looked-after children (2009 to 2013).",
    ),
    Area.LOOKED_AFTER_CAPACITY: (
        "Services for looked-after children: capacity to improve",
        Strand.IN_CARE,
        "Capacity to improve (looked-after children inspections to 2013).",
    ),
    Area.LOOKED_AFTER_OUTCOMES: (
        "Services for looked-after children: outcomes",
        Strand.IN_CARE,
        "Outcomes for looked-after children and young people (to 2013).",
    ),
    Area.LOOKED_AFTER_PROVISION: (
        "Services for looked-after children: quality of provision",
        Strand.IN_CARE,
        "Quality of provision (looked-after children inspections to 2013).",
    ),
    Area.LOOKED_AFTER_LEADERSHIP: (
        "Services for looked-after children: leadership and management",
        Strand.LEADERS,
        "Leadership and management (looked-after children inspections to 2013).",
    ),
    Area.SAFEGUARDING_OVERALL: (
        "Safeguarding services: overall",
        Strand.HELP_AND_PROTECTION,
        "Overall effectiveness of safeguarding services (2009 to 2012).",
    ),
    Area.CHILD_PROTECTION_OVERALL: (
        "Protection of children: overall",
        Strand.HELP_AND_PROTECTION,
        "Overall effectiveness of arrangements for the protection of children (2012 to 2013).",
    ),
    Area.FOSTERING_SERVICE: (
        "Fostering service",
        Strand.FOSTERING,
        "The council's fostering service, inspected on its own (to 2013).",
    ),
    Area.ADOPTION_SERVICE: (
        "Adoption service",
        Strand.ADOPTION,
        "The council's adoption service, inspected on its own (to 2013).",
    ),
}
