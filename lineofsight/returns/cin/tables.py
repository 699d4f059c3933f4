"""The tables of the CIN census: children in need in a year to 31 March, from referral to closure.

The census is sent as XML, where each module stands inside the one it belongs to. Here each module
is a table; a row names its child (`LAchildID`), its episode of need (`CINdetailsID`), and where it
has one its assessment (`AssessmentID`) or child protection plan (`CPPID`). In XML these three are
counted through the whole file, so that no two rows share one; a CSV set gives its own. Names are
the Department's. A column's `invalid` and `missing` name the rule that fails where what is given
does not fit, or nothing is given. Dates are written YYYY-MM-DD.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from lineofsight.engine.tables import Column, Table
from lineofsight.returns.cin.codes import LISTS

_CHILD = "The council's own identifier of the child."
_EPISODE = "The child's episode of need, from referral to closure."
_ASSESSMENT = "The assessment in its episode."
_PLAN = "The child protection plan in its episode."

Keys = Mapping[str, tuple[str, ...]]
_IN_EPISODE: Keys = MappingProxyType({"_episode": ("LAchildID", "CINdetailsID")})
_IN_ASSESSMENT: Keys = MappingProxyType(
    {**_IN_EPISODE, "_assessment": ("LAchildID", "CINdetailsID", "AssessmentID")}
)
_IN_PLAN: Keys = MappingProxyType({**_IN_EPISODE, "_plan": ("LAchildID", "CINdetailsID", "CPPID")})


class Header(Table, name="Header"):
    """One row for the return: which census, and who sends it."""

    Collection: str | None = Column(doc="The collection: CIN.")
    Year: str | None = Column(doc="Collection year, by its end: 2025-26 is 2026.")
    ReferenceDate: date | None = Column(doc="Last day of the census year, 31 March.")
    SourceLevel: str | None = Column(doc="L: sent by an authority.")
    LEA: str | None = Column(doc="The authority's number.", pattern=r"\d{3}")
    SoftwareCode: str | None = Column(doc="The system that wrote the file.")
    Release: str | None = Column(doc="The system's version.")
    SerialNo: str | None = Column(doc="Count of files sent.")
    DateTime: str | None = Column(doc="When the file was written.")


class ChildIdentifiers(Table, name="ChildIdentifiers"):
    """One row for each child: who the child is."""

    LAchildID: str | None = Column(key=True, doc=_CHILD, missing="8500")
    UPN: str | None = Column(doc="Unique pupil number.")
    FormerUPN: str | None = Column(doc="The unique pupil number before this one.")
    UPNunknown: str | None = Column(
        doc="Why there is no unique pupil number.", codelist=LISTS["UPN_UNKNOWN"]
    )
    PersonBirthDate: date | None = Column(doc="Date of birth.")
    ExpectedPersonBirthDate: date | None = Column(doc="Expected date of birth of an unborn child.")
    GenderCurrent: str | None = Column(
        doc="Gender: 1 male, 2 female, 0 not known, 9 not specified.",
        codelist=LISTS["GENDER"],
        until=2024,
        invalid="4180",
        missing="4180",
    )
    Sex: str | None = Column(
        doc="Sex: male, female, unknown.",
        codelist=LISTS["SEX"],
        since=2025,
        invalid="4180",
        missing="4180",
    )
    PersonDeathDate: date | None = Column(doc="Date of death.")


class ChildCharacteristics(Table, name="ChildCharacteristics"):
    """One row for each child: ethnic origin."""

    LAchildID: str | None = Column(key=True, doc=_CHILD)
    Ethnicity: str | None = Column(
        doc="Ethnic origin.", codelist=LISTS["ETHNICITY"], invalid="4220", missing="4220"
    )


class Disabilities(Table, name="Disabilities"):
    """One row for each disability of a child; NONE where there is none."""

    LAchildID: str | None = Column(key=True, doc=_CHILD)
    Disability: str | None = Column(doc="Disability.", codelist=LISTS["DISABILITY"])


class CINdetails(Table, name="CINdetails"):
    """One row for each episode of need: from the referral to the closure of the case."""

    within: ClassVar[Keys] = _IN_EPISODE
    LAchildID: str | None = Column(key=True, doc=_CHILD)
    CINdetailsID: str | None = Column(key=True, doc=_EPISODE)
    CINreferralDate: date | None = Column(doc="Date of the referral.")
    ReferralSource: str | None = Column(
        doc="Who referred the child.", codelist=LISTS["REFERRAL_SOURCE"]
    )
    PrimaryNeedCode: str | None = Column(
        doc="The primary need.", codelist=LISTS["PRIMARY_NEED"], invalid="8650"
    )
    CINclosureDate: date | None = Column(doc="Date the case was closed; blank while open.")
    ReasonForClosure: str | None = Column(
        doc="Why the case was closed.", codelist=LISTS["REASON_FOR_CLOSURE"], invalid="8640"
    )
    DateOfInitialCPC: date | None = Column(
        doc="Date of an initial child protection conference without a section 47 enquiry."
    )
    ReferralNFA: str | None = Column(
        doc="Whether the referral led to no further action.",
        codelist=LISTS["YES_NO"],
        invalid="8568",
        missing="8568",
    )


class Assessments(Table, name="Assessments"):
    """One row for each assessment."""

    within: ClassVar[Keys] = _IN_ASSESSMENT
    LAchildID: str | None = Column(key=True, doc=_CHILD)
    CINdetailsID: str | None = Column(key=True, doc=_EPISODE)
    AssessmentID: str | None = Column(key=True, doc=_ASSESSMENT)
    AssessmentActualStartDate: date | None = Column(doc="Date it began.")
    AssessmentInternalReviewDate: date | None = Column(doc="Date it was to be reviewed inside.")
    AssessmentAuthorisationDate: date | None = Column(doc="Date it was completed.")


class AssessmentFactors(Table, name="AssessmentFactors"):
    """One row for each factor found in an assessment."""

    within: ClassVar[Keys] = _IN_ASSESSMENT
    LAchildID: str | None = Column(key=True, doc=_CHILD)
    CINdetailsID: str | None = Column(key=True, doc=_EPISODE)
    AssessmentID: str | None = Column(key=True, doc=_ASSESSMENT)
    AssessmentFactor: str | None = Column(
        doc="What the assessment found.",
        codelist=LISTS["ASSESSMENT_FACTORS"],
        spellings=("AssessmentFactors",),
    )


class CINPlanDates(Table, name="CINPlanDates"):
    """One row for each plan of a child in need (from 2021-22)."""

    within: ClassVar[Keys] = _IN_EPISODE
    LAchildID: str | None = Column(key=True, doc=_CHILD)
    CINdetailsID: str | None = Column(key=True, doc=_EPISODE)
    CINPlanStartDate: date | None = Column(doc="Date the plan began.")
    CINPlanEndDate: date | None = Column(doc="Date the plan ended; blank while open.")


class Section47(Table, name="Section47"):
    """One row for each enquiry under section 47 of the Children Act 1989."""

    within: ClassVar[Keys] = _IN_EPISODE
    LAchildID: str | None = Column(key=True, doc=_CHILD)
    CINdetailsID: str | None = Column(key=True, doc=_EPISODE)
    S47ActualStartDate: date | None = Column(doc="Date the enquiry began.")
    InitialCPCtarget: date | None = Column(
        doc="Date by which the initial conference had to be held."
    )
    DateOfInitialCPC: date | None = Column(doc="Date of the initial child protection conference.")
    ICPCnotRequired: str | None = Column(
        doc="Whether no conference was needed.", codelist=LISTS["YES_NO"]
    )


class ChildProtectionPlans(Table, name="ChildProtectionPlans"):
    """One row for each child protection plan."""

    within: ClassVar[Keys] = _IN_PLAN
    LAchildID: str | None = Column(key=True, doc=_CHILD)
    CINdetailsID: str | None = Column(key=True, doc=_EPISODE)
    CPPID: str | None = Column(key=True, doc=_PLAN)
    CPPstartDate: date | None = Column(doc="Date the plan began.")
    CPPendDate: date | None = Column(doc="Date the plan ended; blank while open.")
    InitialCategoryOfAbuse: str | None = Column(
        doc="Category of abuse at the start.",
        codelist=LISTS["CATEGORY_OF_ABUSE"],
        invalid="8905",
        missing="8905",
    )
    LatestCategoryOfAbuse: str | None = Column(
        doc="Category of abuse now, or at the end.",
        codelist=LISTS["CATEGORY_OF_ABUSE"],
        invalid="8910",
        missing="8910",
    )
    NumberOfPreviousCPP: int | None = Column(
        doc="How many child protection plans the child had before.", least=0
    )


class Reviews(Table, name="Reviews"):
    """One row for each review of a child protection plan, dated or not."""

    within: ClassVar[Keys] = _IN_PLAN
    LAchildID: str | None = Column(key=True, doc=_CHILD)
    CINdetailsID: str | None = Column(key=True, doc=_EPISODE)
    CPPID: str | None = Column(key=True, doc=_PLAN)
    CPPreviewDate: date | None = Column(doc="Date of the review.")


class PreProceedings(Table, name="PreProceedings"):
    """One row for each time before care proceedings (seen in files of 2026)."""

    within: ClassVar[Keys] = _IN_EPISODE
    LAchildID: str | None = Column(key=True, doc=_CHILD, since=2026)
    CINdetailsID: str | None = Column(key=True, doc=_EPISODE, since=2026)
    PPStartDate: date | None = Column(doc="Date pre-proceedings began.", since=2026)
    LBPSentDate: date | None = Column(
        doc="Date the letter before proceedings was sent.", since=2026
    )
    FGDMMeetingOffer: str | None = Column(
        doc="Whether a family group decision-making meeting was offered.", since=2026
    )
    FGDMMeetingFac: str | None = Column(doc="Whether it was held.", since=2026)
    InitialPPMeetingDate: date | None = Column(
        doc="Date of the first pre-proceedings meeting.", since=2026
    )
    ReviewMeetingsCount: int | None = Column(doc="Number of review meetings.", least=0, since=2026)
    StepDecisionDate: date | None = Column(
        doc="Date of the decision to step up or down.", since=2026
    )
    PPOutcome: str | None = Column(doc="How pre-proceedings ended.", since=2026)
    CourtAppDate: date | None = Column(doc="Date of the application to court.", since=2026)
    LetterInitCPDate: date | None = Column(
        doc="Date of the letter that began care proceedings.", since=2026
    )


#: The first has a row for each child.
TABLES: tuple[type[Table], ...] = (
    ChildIdentifiers,
    Header,
    ChildCharacteristics,
    Disabilities,
    CINdetails,
    Assessments,
    AssessmentFactors,
    CINPlanDates,
    Section47,
    ChildProtectionPlans,
    Reviews,
    PreProceedings,
)

#: Collection years (2025-26 is 2026) whose tables are declared, and the first whose rules are.
FIRST_YEAR, LAST_YEAR, FIRST_RULES = 2021, 2026, 2023
