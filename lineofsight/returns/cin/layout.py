"""The XML of the CIN census as its schema has it, and the dates that tell its year.

The schema puts all dates of reviews into one `Reviews`; systems also write several, with a date in
each. Both are read alike. `PreProceedingsandFGDM` is not in the schemas up to 2026, but in files.
"""

from __future__ import annotations

from lineofsight.returns.cin import tables
from lineofsight.returns.layout import Element, NestedLayout

_HEADER = Element(
    "Header",
    table=tables.Header,
    holds=(
        Element("CollectionDetails", columns=("Collection", "Year", "ReferenceDate")),
        Element(
            "Source",
            columns=("SourceLevel", "LEA", "SoftwareCode", "Release", "SerialNo", "DateTime"),
            required=("LEA",),
            most=None,
            again=True,
        ),
    ),
)

_ASSESSMENT = Element(
    "Assessments",
    table=tables.Assessments,
    key="AssessmentID",
    required=("AssessmentActualStartDate",),
    most=None,
    holds=(
        Element(
            "FactorsIdentifiedAtAssessment",
            table=tables.AssessmentFactors,
            each="AssessmentFactor",
            required=("AssessmentFactor",),
        ),
    ),
)

_PLAN = Element(
    "ChildProtectionPlans",
    table=tables.ChildProtectionPlans,
    key="CPPID",
    required=(
        "CPPstartDate",
        "InitialCategoryOfAbuse",
        "LatestCategoryOfAbuse",
        "NumberOfPreviousCPP",
    ),
    most=None,
    holds=(
        Element(
            "Reviews",
            table=tables.Reviews,
            each="CPPreviewDate",
            blank=True,
            required=("CPPreviewDate",),
            most=None,
        ),
    ),
)

_EPISODE = Element(
    "CINdetails",
    table=tables.CINdetails,
    key="CINdetailsID",
    required=("CINreferralDate", "ReferralSource", "ReferralNFA"),
    least=1,
    most=None,
    holds=(
        _ASSESSMENT,
        Element(
            "CINPlanDates", table=tables.CINPlanDates, required=("CINPlanStartDate",), most=None
        ),
        Element(
            "Section47",
            table=tables.Section47,
            required=("S47ActualStartDate", "ICPCnotRequired"),
            most=None,
        ),
        _PLAN,
        Element("PreProceedingsandFGDM", table=tables.PreProceedings, most=None),
    ),
)

_CHILD = Element(
    "Child",
    least=1,
    most=None,
    holds=(
        Element(
            "ChildIdentifiers",
            table=tables.ChildIdentifiers,
            required=("LAchildID",),
            one_of=("Sex", "GenderCurrent"),
            least=1,
        ),
        Element(
            "ChildCharacteristics",
            table=tables.ChildCharacteristics,
            required=("Ethnicity",),
            least=1,
            holds=(
                Element(
                    "Disabilities",
                    table=tables.Disabilities,
                    each="Disability",
                    required=("Disability",),
                ),
            ),
        ),
        _EPISODE,
    ),
)

LAYOUT = NestedLayout(
    root=Element("Message", holds=(_HEADER, Element("Children", holds=(_CHILD,), least=1))),
    record="Child",
    # A file without a Header is told, and the rules on the census as a whole are not run.
    complete=frozenset(t.name for t in tables.TABLES if t is not tables.Header),
)

#: The year as the return says it (the reference date may be the day of the export), then dates of
#: what it holds because it happened in the year.
YEAR_DATES = (
    (tables.Header.name, "Year"),
    (tables.Header.name, "ReferenceDate"),
    (tables.CINdetails.name, "CINclosureDate"),
    (tables.Reviews.name, "CPPreviewDate"),
    (tables.Section47.name, "S47ActualStartDate"),
    (tables.ChildProtectionPlans.name, "CPPendDate"),
    (tables.CINdetails.name, "CINreferralDate"),
)
