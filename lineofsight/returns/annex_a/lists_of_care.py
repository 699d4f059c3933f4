"""Annex A, lists 6 to 8: children in need, on child protection plans and in care."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from lineofsight.engine.tables import Table
from lineofsight.returns.annex_a import columns as of
from lineofsight.returns.annex_a.lists_of_help import AS_AT


class ChildrenInNeed(Table, name="ChildrenInNeed"):
    """Ofsted's list 6: one row for each case of a child in need, those on a child protection plan
    and in care among them, that is open or was closed in the last six months."""

    called: ClassVar[tuple[str, ...]] = of.called(6, "child(ren)? in need", "cin")
    lenient: ClassVar[bool] = True
    looked_up: ClassVar[Mapping[str, str]] = AS_AT
    child_id: str | None = of.child_id("AA0601")
    gender: str | None = of.gender("AA0602")
    ethnicity: str | None = of.ethnicity("AA0603")
    birth_date: date | None = of.birth_date("AA0604")
    age: int | None = of.age("AA0605")
    disability: str | None = of.disability("AA0606")
    cin_start: date | None = of.day(
        "AA0607",
        "CIN Start Date",
        "Date the case was opened.",
        key=True,
        spellings=("Child in Need Start Date",),
        patterns=(r"(cin|child in need).*start",),
    )
    primary_need: str | None = of.coded(
        "AA0608",
        "Primary Need Code",
        "The primary need.",
        "NEED",
        required=True,
        spellings=("Primary Need", "Category of Need"),
        patterns=(r"primary need",),
    )
    last_seen: date | None = of.day(
        "AA0609",
        "Date Child Was Last Seen",
        "Date the child was last seen.",
        spellings=("Date Last Seen", "Child Last Seen"),
        patterns=(r"last seen",),
    )
    cin_closed: date | None = of.day(
        "AA0610",
        "CIN Closure Date",
        "Date the case was closed; nothing while it is open.",
        spellings=("Child in Need Closure Date", "CIN End Date"),
        patterns=(r"(cin|child in need).*clos\w+ date",),
    )
    closure_reason: str | None = of.coded(
        "AA0611",
        "Reason for Closure",
        "Why the case was closed.",
        "CLOSURE",
        spellings=("CIN Closure Reason", "Closure Reason", "Reason for CIN Closure"),
    )
    case_status: str | None = of.coded(
        "AA0612",
        "Case Status",
        "What is done for the child now.",
        "CASE_STATUS",
        required=True,
        spellings=("Status of Case",),
    )
    team: str | None = of.team("AA0613")
    worker: str | None = of.worker("AA0614")


class CPPlans(Table, name="CPPlans"):
    """Ofsted's list 7: one row for each child protection plan that is open or was ended in the
    last six months."""

    called: ClassVar[tuple[str, ...]] = of.called(7, "child protection", "cp plans?", "cpp?s?")
    lenient: ClassVar[bool] = True
    looked_up: ClassVar[Mapping[str, str]] = AS_AT
    child_id: str | None = of.child_id("AA0701")
    gender: str | None = of.gender("AA0702")
    ethnicity: str | None = of.ethnicity("AA0703")
    birth_date: date | None = of.birth_date("AA0704")
    age: int | None = of.age("AA0705")
    disability: str | None = of.disability("AA0706")
    plan_start: date | None = of.day(
        "AA0707",
        "Child Protection Plan Start Date",
        "Date the plan began.",
        required=True,
        key=True,
        spellings=("CPP Start Date", "CP Plan Start Date"),
        patterns=(r"(protection|cp) plan.*start",),
    )
    initial_abuse: str | None = of.coded(
        "AA0708",
        "Initial Category of Abuse",
        "Category of abuse when the plan began.",
        "ABUSE",
        required=True,
        patterns=(r"initial.*category",),
    )
    latest_abuse: str | None = of.coded(
        "AA0709",
        "Latest Category of Abuse",
        "Category of abuse now, or when the plan ended.",
        "ABUSE",
        required=True,
        spellings=("Current Category of Abuse",),
        patterns=(r"(latest|current).*category",),
    )
    last_visit: date | None = of.day(
        "AA0710",
        "Date of the Last Statutory Visit",
        "Date of the last statutory visit.",
        spellings=("Last Statutory Visit", "Date of Last CP Visit"),
        patterns=(r"last statutory visit",),
    )
    seen_alone: str | None = of.coded(
        "AA0711",
        "Was the Child Seen Alone?",
        "Whether the child was seen alone at the last visit.",
        "SEEN_ALONE",
        spellings=("Child Seen Alone",),
        patterns=(r"seen alone",),
    )
    last_review: date | None = of.day(
        "AA0712",
        "Date of latest review conference",
        "Date of the latest review conference.",
        spellings=("Date of Last Review Conference", "Latest Review Conference Date"),
        patterns=(r"(latest|last) review conference",),
    )
    plan_end: date | None = of.day(
        "AA0713",
        "Child Protection Plan End Date",
        "Date the plan ended; nothing while it is open.",
        spellings=("CPP End Date", "CP Plan End Date"),
        patterns=(r"(protection|cp) plan.*end",),
    )
    emergency_protection: str | None = of.coded(
        "AA0714",
        "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six "
        "Months (Y/N)",
        "Whether an emergency protection order or police powers protected the child in the last "
        "six months.",
        "YES_NO",
        required=True,
        patterns=(r"subject to emergency protection order",),
    )
    previous_plans: int | None = of.number(
        "AA0715",
        "Number of Previous Child Protection Plans",
        "How many plans the child had before.",
        required=True,
        spellings=("Number of Previous CPPs", "Previous Child Protection Plans"),
        patterns=(r"number.*previous.*plan",),
    )
    team: str | None = of.team("AA0716")
    worker: str | None = of.worker("AA0717")


class ChildrenInCare(Table, name="ChildrenInCare"):
    """Ofsted's list 8: one row for each period of care that goes on or ended in the last six
    months."""

    called: ClassVar[tuple[str, ...]] = of.called(
        8, "child(ren)? in care", "looked after( child(ren)?)?", "lac", "cla", "cic"
    )
    lenient: ClassVar[bool] = True
    looked_up: ClassVar[Mapping[str, str]] = AS_AT
    child_id: str | None = of.child_id("AA0801")
    gender: str | None = of.gender("AA0802")
    ethnicity: str | None = of.ethnicity("AA0803")
    birth_date: date | None = of.birth_date("AA0804")
    age: int | None = of.age("AA0805")
    uasc: str | None = of.coded(
        "AA0806",
        "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
        "Whether the child sought asylum unaccompanied, in the last twelve months.",
        "UASC",
        required=True,
        spellings=("UASC", "UASC within the Last 12 Months"),
        patterns=(r"unaccompanied asylum|\buasc\b",),
    )
    disability: str | None = of.disability("AA0807")
    care_start: date | None = of.day(
        "AA0808",
        "Date Started to be Looked After",
        "Date the period of care began.",
        required=True,
        key=True,
        spellings=("Date Started Looked After", "LAC Start Date", "CLA Start Date"),
        patterns=(r"started to be looked after",),
    )
    category_of_need: str | None = of.coded(
        "AA0809",
        "Child's Category of Need",
        "Why the child needs care.",
        "NEED",
        required=True,
        spellings=("Category of Need", "Childs Category of Need"),
        patterns=(r"category of need",),
    )
    second_period: str | None = of.coded(
        "AA0810",
        "Is this a second or subsequent period of being a Looked After Child within the last 12 "
        "months (Y/N)",
        "Whether the child was in care before, within the last twelve months.",
        "YES_NO",
        required=True,
        patterns=(r"second or subsequent",),
    )
    legal_status_start: date | None = of.day(
        "AA0811",
        "Start date of current legal status",
        "Date the legal status began.",
        required=True,
        spellings=("Current Legal Status Start Date", "Legal Status Start Date"),
        patterns=(r"start date.*legal status",),
    )
    legal_status: str | None = of.coded(
        "AA0812",
        "Child's Legal Status",
        "The legal status under which the child is in care.",
        "LEGAL_STATUS",
        required=True,
        spellings=("Legal Status", "Current Legal Status"),
        patterns=(r"child.*legal status",),
    )
    last_care_review: date | None = of.day(
        "AA0813",
        "Date of Latest Statutory Review",
        "Date of the latest review of the care plan.",
        spellings=("Latest Statutory Review", "Date of Last Statutory Review"),
        patterns=(r"(latest|last) statutory review",),
    )
    last_care_visit: date | None = of.day(
        "AA0814",
        "Date of Last Social Work Visit",
        "Date of the social worker's last visit.",
        spellings=("Last Social Work Visit", "Date of Last Social Worker Visit"),
        patterns=(r"last social work\w* visit",),
    )
    permanence_plan: str | None = of.coded(
        "AA0815",
        "What is the permanence plan for this child?",
        "The plan for the child's permanence.",
        "PERMANENCE",
        spellings=("Permanence Plan",),
        patterns=(r"permanence plan",),
    )
    last_iro_visit: date | None = of.day(
        "AA0816",
        "Date of Last IRO Visit / Contact to the Child",
        "Date the independent reviewing officer last visited or spoke to the child.",
        spellings=("Date of Last IRO Visit", "Date of Last IRO Visit/Contact"),
        patterns=(r"iro visit",),
    )
    last_health_assessment: date | None = of.day(
        "AA0817",
        "Date of Last Health Assessment",
        "Date of the last health assessment.",
        spellings=("Last Health Assessment",),
        patterns=(r"health assessment",),
    )
    last_dental_check: date | None = of.day(
        "AA0818",
        "Date of Last Dental Check",
        "Date of the last dental check.",
        spellings=("Last Dental Check",),
        patterns=(r"dental check",),
    )
    placements_in_year: int | None = of.number(
        "AA0819",
        "Number of Placements in the Last 12 months",
        "How many placements the child had in the last twelve months.",
        required=True,
        patterns=(r"number of placements",),
    )
    care_end: date | None = of.day(
        "AA0820",
        "Date Ceased to be Looked After",
        "Date the period of care ended; nothing while it goes on.",
        spellings=("Date Ceased Looked After", "LAC End Date", "CLA End Date"),
        patterns=(r"date ceased to be looked after",),
    )
    care_end_reason: str | None = of.coded(
        "AA0821",
        "Reason Ceased to be Looked After",
        "Why the period of care ended.",
        "CEASED",
        spellings=("Reason Ceased Looked After",),
        patterns=(r"reason ceased to be looked after",),
    )
    placement_start: date | None = of.day(
        "AA0822",
        "Start Date of Most Recent Placement",
        "Date the latest placement began.",
        required=True,
        spellings=("Placement Start Date", "Most Recent Placement Start Date"),
        patterns=(r"start date.*placement",),
    )
    placement_type: str | None = of.coded(
        "AA0823",
        "Placement Type",
        "What kind of placement it is.",
        "PLACEMENT",
        required=True,
        spellings=("Type of Placement",),
        patterns=(r"placement type",),
    )
    placement_provider: str | None = of.coded(
        "AA0824",
        "Placement Provider",
        "Who provides the placement.",
        "PROVIDER",
        required=True,
        spellings=("Provider of Placement", "Provider Type"),
        patterns=(r"placement provider",),
    )
    placement_postcode: str | None = of.text(
        "AA0825",
        "Placement postcode",
        "Postcode of the placement.",
        pattern=of.POSTCODE,
        required=True,
        spellings=("Postcode of Placement",),
        patterns=(r"postcode",),
    )
    urn: str | None = of.text(
        "AA0826",
        "URN of Placement",
        "Ofsted's number of the home, agency or school.",
        spellings=("URN", "Placement URN"),
        patterns=(r"\burn\b",),
    )
    placement_location: str | None = of.coded(
        "AA0827",
        "Placement Location",
        "Whether the placement is inside the council's area.",
        "LOCATION",
        required=True,
        spellings=("Location of Placement", "In or Out of LA"),
        patterns=(r"placement location",),
    )
    placement_authority: str | None = of.coded(
        "AA0828",
        "LA of Placement",
        "The authority in whose area the placement is.",
        "AUTHORITY",
        required=True,
        spellings=("Local Authority of Placement", "Placement LA"),
        patterns=(r"^(la|local authority) of placement",),
    )
    missing_in_year: int | None = of.number(
        "AA0829",
        "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 "
        "months",
        "How often the child went missing in the last twelve months.",
        required=True,
        spellings=("Number of Missing Episodes", "Number of Missing Episodes in Last 12 Months"),
        patterns=(r"number of.*missing",),
    )
    absent_in_year: int | None = of.number(
        "AA0830",
        "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
        "How often the child was away without leave in the last twelve months.",
        required=True,
        spellings=("Number of Absent Episodes", "Number of Absent Episodes in Last 12 Months"),
        patterns=(r"number of.*absent",),
    )
    interview_offered: str | None = of.coded(
        "AA0831",
        "Was the child offered a Return Interview after their last missing episode (Y/N)?",
        "Whether an interview was offered when the child last came back.",
        "INTERVIEW_OFFERED",
        patterns=(r"offered a return interview",),
    )
    interview_accepted: str | None = of.coded(
        "AA0832",
        "Did the child accept a Return Interview after their last missing episode (Y/N)?",
        "Whether the child accepted that interview.",
        "INTERVIEW_ACCEPTED",
        patterns=(r"accept a return interview",),
    )
    team: str | None = of.team("AA0833")
    worker: str | None = of.worker("AA0834")
