"""The frameworks under which Ofsted has inspected, and the layouts their reports have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Framework(StrEnum):
    """The rules that an inspection followed."""

    SAFEGUARDING_LOOKED_AFTER = "safeguarding_looked_after"
    CHILD_PROTECTION = "child_protection"
    LOOKED_AFTER = "looked_after"
    FOSTERING_ADOPTION = "fostering_adoption"
    SIF = "sif"
    ILACS = "ilacs"
    JTAI = "jtai"

    @property
    def facts(self) -> FrameworkFacts:
        """Its title and the dates between which it was in use."""
        return _FRAMEWORKS[self]

    @property
    def label(self) -> str:
        """A short name for tables and pictures."""
        return _FRAMEWORKS[self].short


class Family(StrEnum):
    """A layout of report, told by what the pages hold and never by date."""

    LOOKED_AFTER = "looked_after"
    SIF_2013 = "sif_2013"
    SIF_2015 = "sif_2015"
    SIF_REINSPECTION = "sif_reinspection"
    LSCB_REVIEW = "lscb_review"
    ILACS_2018 = "ilacs_2018"
    ILACS_2023 = "ilacs_2023"
    ILACS_2026 = "ilacs_2026"
    MONITORING_VISIT = "monitoring_visit"
    FOCUSED_VISIT = "focused_visit"
    JTAI = "jtai"
    SAFEGUARDING = "safeguarding"

    @property
    def framework(self) -> Framework:
        """The framework whose inspections are reported in this layout."""
        return _FAMILY_FRAMEWORK[self]

    @property
    def has_judgements(self) -> bool:
        """False for visits and letters, which give no grade."""
        return self not in _WITHOUT_JUDGEMENTS

    @property
    def label(self) -> str:
        """The kind of inspection in words."""
        return _FAMILY_LABEL[self]


@dataclass(frozen=True)
class FrameworkFacts:
    """A framework's title and its first and last dates of inspection (None: still in use)."""

    short: str
    title: str
    first: date
    last: date | None


_FRAMEWORKS = {
    Framework.SAFEGUARDING_LOOKED_AFTER: FrameworkFacts(
        "Safeguarding and looked-after children",
        "Inspection of safeguarding and looked-after children services",
        date(2009, 6, 1),
        date(2012, 7, 31),
    ),
    Framework.CHILD_PROTECTION: FrameworkFacts(
        "Protection of children",
        "Inspection of local authority arrangements for the protection of children",
        date(2012, 5, 1),
        date(2013, 9, 30),
    ),
    Framework.LOOKED_AFTER: FrameworkFacts(
        "Looked-after children",
        "Inspection of services for looked-after children",
        date(2013, 4, 1),
        date(2013, 9, 30),
    ),
    Framework.FOSTERING_ADOPTION: FrameworkFacts(
        "Fostering and adoption services",
        "Inspections of a council's own fostering or adoption service",
        date(2007, 4, 1),
        date(2013, 10, 31),
    ),
    Framework.SIF: FrameworkFacts(
        "SIF",
        "Single inspection framework: services for children in need of help and protection, "
        "children looked after and care leavers",
        date(2013, 11, 1),
        date(2017, 12, 31),
    ),
    Framework.ILACS: FrameworkFacts(
        "ILACS",
        "Inspecting local authority children's services",
        date(2018, 1, 1),
        None,
    ),
    Framework.JTAI: FrameworkFacts(
        "JTAI", "Joint targeted area inspection", date(2016, 2, 1), None
    ),
}

_FAMILY_FRAMEWORK = {
    Family.LOOKED_AFTER: Framework.LOOKED_AFTER,
    Family.SIF_2013: Framework.SIF,
    Family.SIF_2015: Framework.SIF,
    Family.SIF_REINSPECTION: Framework.SIF,
    Family.LSCB_REVIEW: Framework.SIF,
    Family.ILACS_2018: Framework.ILACS,
    Family.ILACS_2023: Framework.ILACS,
    Family.ILACS_2026: Framework.ILACS,
    Family.MONITORING_VISIT: Framework.ILACS,
    Family.FOCUSED_VISIT: Framework.ILACS,
    Family.JTAI: Framework.JTAI,
    Family.SAFEGUARDING: Framework.SAFEGUARDING_LOOKED_AFTER,
}

_WITHOUT_JUDGEMENTS = {
    Family.MONITORING_VISIT,
    Family.FOCUSED_VISIT,
    Family.JTAI,
    Family.SAFEGUARDING,
}

_FAMILY_LABEL = {
    Family.LOOKED_AFTER: "Looked-after children inspection",
    Family.SIF_2013: "Single inspection (SIF), first layout",
    Family.SIF_2015: "Single inspection (SIF), second layout",
    Family.SIF_REINSPECTION: "Single inspection (SIF), re-inspection",
    Family.LSCB_REVIEW: "Review of the local safeguarding children board",
    Family.ILACS_2018: "ILACS, four judgements",
    Family.ILACS_2023: "ILACS, five judgements",
    Family.ILACS_2026: "ILACS, no overall judgement",
    Family.MONITORING_VISIT: "Monitoring visit",
    Family.FOCUSED_VISIT: "Focused visit",
    Family.JTAI: "Joint targeted area inspection",
    Family.SAFEGUARDING: "Safeguarding inspection of 2009 to 2013",
}
