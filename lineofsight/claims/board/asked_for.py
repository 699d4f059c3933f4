"""What inspectors ask a council for in the first week of an inspection: the list, in our words.

From Ofsted's framework for inspecting local authority children's services (ILACS): the child-level
lists of its Annex A, and what a council is asked to share before inspectors come on site.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lineofsight.claims.board.inputs import DocumentKind

#: What each list of Annex A holds.
ANNEX_A_LISTS: Mapping[int, str] = {
    1: "Contacts in the last six months",
    2: "Early help in the last six months",
    3: "Referrals in the last six months",
    4: "Assessments in the last six months, and those open",
    5: "Section 47 enquiries in the last six months, and those open",
    6: "Children in need now, and those whose case closed in the last six months",
    7: "Children on a child protection plan now, and those whose plan ended in the last six months",
    8: "Children in care now, and those who left care in the last six months",
    9: "Care leavers with whom the council works now",
    10: "Children waiting for adoption, adopted, or no longer to be adopted in the last year",
    11: "Adopters approved, waiting or assessed in the last year",
}
DATA_LEAD = "Head of performance and data"
DIRECTOR = "Director of children’s services"
PRINCIPAL = "Principal social worker"


@dataclass(frozen=True)
class Wanted:
    """A document that inspectors ask for: how old it may be in months, and who keeps it."""

    title: str
    doc: str
    by: str
    months: int


#: Documents that inspectors ask for, in the order in which they read them.
DOCUMENTS: Mapping[DocumentKind, Wanted] = {
    DocumentKind.SELF_EVALUATION: Wanted(
        "Self-evaluation",
        "What leaders know of their practice, how they know it, and what they plan.",
        DIRECTOR,
        12,
    ),
    DocumentKind.STRUCTURE: Wanted(
        "Structure chart",
        "Who leads which teams, with names and vacancies.",
        "Head of human resources",
        6,
    ),
    DocumentKind.IMPROVEMENT_PLAN: Wanted(
        "Improvement or service plan",
        "What is being improved, by whom and by when.",
        DIRECTOR,
        12,
    ),
    DocumentKind.QUALITY_ASSURANCE: Wanted(
        "Quality assurance framework",
        "How practice is looked at, by whom, how often, and what is learned from it.",
        PRINCIPAL,
        24,
    ),
    DocumentKind.SUPERVISION: Wanted(
        "Supervision policy",
        "How often workers are supervised, and what is recorded of it.",
        PRINCIPAL,
        24,
    ),
    DocumentKind.WORKFORCE: Wanted(
        "Workforce strategy and figures",
        "Caseloads, vacancies, agency staff, turnover, and what is done about them.",
        "Head of human resources",
        12,
    ),
    DocumentKind.THRESHOLDS: Wanted(
        "Thresholds for help and early help strategy",
        "Who gets which help, as agreed with partners.",
        "Head of help and protection",
        24,
    ),
    DocumentKind.SUFFICIENCY: Wanted(
        "Sufficiency strategy",
        "Which homes children in care need, which there are, and any that are not registered.",
        "Head of children in care",
        24,
    ),
    DocumentKind.LOCAL_OFFER: Wanted(
        "Local offer to care leavers",
        "What care leavers are entitled to, as they are told it.",
        "Head of leaving care",
        24,
    ),
    DocumentKind.EXPLOITATION: Wanted(
        "Children who go missing or are exploited",
        "How many, how they are found and helped, and what return interviews teach.",
        "Head of help and protection",
        6,
    ),
    DocumentKind.ALLEGATIONS: Wanted(
        "Report of the designated officer",
        "Allegations against people who work with children, and what became of them.",
        "Designated officer",
        12,
    ),
    DocumentKind.COMPLAINTS: Wanted(
        "Complaints and compliments",
        "What children and families complain about, and what was changed.",
        "Complaints manager",
        12,
    ),
    DocumentKind.CORPORATE_PARENTING: Wanted(
        "Corporate parenting board: strategy and minutes",
        "What councillors ask and do as parents of children in care.",
        "Head of children in care",
        6,
    ),
    DocumentKind.REVIEWING_OFFICERS: Wanted(
        "Annual report of the independent reviewing officers",
        "What those who review children’s plans find, and where they challenged.",
        "Reviewing service manager",
        12,
    ),
}
