"""Annex A, lists 1 to 5: what came in, and what was looked into, in the last six months."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from lineofsight.engine.tables import Table
from lineofsight.returns.annex_a import columns as of

#: Worked out for every row when the lists are read: the day that they are of.
AS_AT: Mapping[str, str] = MappingProxyType({"as_at": "DATE"})


class Contacts(Table, name="Contacts"):
    """Ofsted's list 1: one row for each contact of the last six months."""

    called: ClassVar[tuple[str, ...]] = of.called(1, "contacts?")
    lenient: ClassVar[bool] = True
    looked_up: ClassVar[Mapping[str, str]] = AS_AT
    child_id: str | None = of.child_id("AA0101")
    gender: str | None = of.gender("AA0102")
    ethnicity: str | None = of.ethnicity("AA0103")
    birth_date: date | None = of.birth_date("AA0104")
    age: int | None = of.age("AA0105")
    contact_date: date | None = of.day(
        "AA0106",
        "Date of Contact",
        "Date of the contact.",
        required=True,
        key=True,
        spellings=("Contact Date", "Contact Start Date"),
        patterns=(r"^(?!.*(latest|last)).*date.*contact",),
    )
    contact_source: str | None = of.coded(
        "AA0107",
        "Contact Source",
        "Who made the contact.",
        "SOURCE",
        required=True,
        spellings=("Source of Contact", "Contact Source Type"),
        patterns=(r"contact.*source|source.*contact",),
    )


class EarlyHelp(Table, name="EarlyHelp"):
    """Ofsted's list 2: one row for each early help assessment of the last six months."""

    called: ClassVar[tuple[str, ...]] = of.called(2, "early help", "early help assessments?")
    lenient: ClassVar[bool] = True
    looked_up: ClassVar[Mapping[str, str]] = AS_AT
    child_id: str | None = of.child_id("AA0201")
    gender: str | None = of.gender("AA0202")
    ethnicity: str | None = of.ethnicity("AA0203")
    birth_date: date | None = of.birth_date("AA0204")
    age: int | None = of.age("AA0205")
    early_help_start: date | None = of.day(
        "AA0206",
        "Assessment start date",
        "Date the early help assessment began.",
        required=True,
        key=True,
        spellings=("Early Help Assessment Start Date", "EHA Start Date", "EHM Start Date"),
    )
    early_help_end: date | None = of.day(
        "AA0207",
        "Assessment completion date",
        "Date the early help assessment was completed; nothing while it goes on.",
        spellings=(
            "Assessment completed date",
            "Early Help Assessment Completion Date",
            "EHA Completion Date",
            "EHM Completion Date",
        ),
    )
    organisation: str | None = of.text(
        "AA0208",
        "Organisation completing assessment",
        "The organisation that made the assessment.",
        required=True,
        spellings=("Organisation", "Organisation completing the assessment"),
        patterns=(r"organi[sz]ation.*assessment",),
    )


class Referrals(Table, name="Referrals"):
    """Ofsted's list 3: one row for each referral of the last six months."""

    called: ClassVar[tuple[str, ...]] = of.called(3, "referrals?")
    lenient: ClassVar[bool] = True
    looked_up: ClassVar[Mapping[str, str]] = AS_AT
    child_id: str | None = of.child_id("AA0301")
    gender: str | None = of.gender("AA0302")
    ethnicity: str | None = of.ethnicity("AA0303")
    birth_date: date | None = of.birth_date("AA0304")
    age: int | None = of.age("AA0305")
    referral_date: date | None = of.day(
        "AA0306",
        "Date of Referral",
        "Date of the referral.",
        required=True,
        key=True,
        spellings=("Referral Date", "Referral Start Date"),
        patterns=(r"date of.*referral",),
    )
    referral_source: str | None = of.coded(
        "AA0307",
        "Referral Source",
        "Who referred the child.",
        "SOURCE",
        required=True,
        spellings=("Source of Referral",),
        patterns=(r"referral.*source|source.*referral",),
    )
    no_further_action: str | None = of.coded(
        "AA0308",
        "Referral NFA?",
        "Whether the referral led to no further action.",
        "NO_FURTHER_ACTION",
        required=True,
        spellings=("NFA", "Referral No Further Action", "No Further Action"),
    )
    referrals_in_year: int | None = of.number(
        "AA0309",
        "Number of Referrals in Last 12 Months",
        "How often the child was referred in the last twelve months.",
        required=True,
        spellings=("Number of Referrals in the Last 12 Months", "Referrals in Last 12 Months"),
        patterns=(r"number.*referrals",),
    )
    team: str | None = of.team("AA0310")
    worker: str | None = of.worker("AA0311")


class Assessments(Table, name="Assessments"):
    """Ofsted's list 4: one row for each assessment of social care that was open, or was
    authorised, in the last six months."""

    called: ClassVar[tuple[str, ...]] = of.called(4, "(?<!help )assessments?")
    lenient: ClassVar[bool] = True
    looked_up: ClassVar[Mapping[str, str]] = AS_AT
    child_id: str | None = of.child_id("AA0401")
    gender: str | None = of.gender("AA0402")
    ethnicity: str | None = of.ethnicity("AA0403")
    birth_date: date | None = of.birth_date("AA0404")
    age: int | None = of.age("AA0405")
    disability: str | None = of.disability("AA0406")
    assessment_start: date | None = of.day(
        "AA0407",
        "Continuous Assessment Start Date",
        "Date the assessment began.",
        required=True,
        key=True,
        spellings=("Single Assessment Start Date", "CA Start Date", "C&F Assessment Start Date"),
        patterns=(r"(continuous|single|c ?& ?f|social care).*assessment.*start",),
    )
    seen: str | None = of.coded(
        "AA0408",
        "Child Seen During Continuous Assessment",
        "Whether the child was seen during the assessment.",
        "SEEN",
        spellings=("Child Seen", "Child Seen During Assessment"),
        patterns=(r"child.*seen.*during",),
    )
    assessment_authorised: date | None = of.day(
        "AA0409",
        "Continuous Assessment Date of Authorisation",
        "Date the assessment was authorised; nothing while it goes on.",
        spellings=(
            "Continuous Assessment Authorisation Date",
            "Assessment Authorisation Date",
            "Single Assessment Authorisation Date",
        ),
        patterns=(r"assessment.*authori[sz]",),
    )
    support_needed: str | None = of.coded(
        "AA0410",
        "Was the child assessed as requiring LA children's social care support?",
        "Whether the assessment found that the child needs social care.",
        "YES_NO",
        patterns=(r"child assessed.*social care support",),
    )
    team: str | None = of.team("AA0411")
    worker: str | None = of.worker("AA0412")


class Section47(Table, name="Section47"):
    """Ofsted's list 5: one row for each enquiry under section 47 of the last six months."""

    called: ClassVar[tuple[str, ...]] = of.called(5, r"s(ection)? 47s?( enquir\w*)?")
    lenient: ClassVar[bool] = True
    looked_up: ClassVar[Mapping[str, str]] = AS_AT
    child_id: str | None = of.child_id("AA0501")
    gender: str | None = of.gender("AA0502")
    ethnicity: str | None = of.ethnicity("AA0503")
    birth_date: date | None = of.birth_date("AA0504")
    age: int | None = of.age("AA0505")
    disability: str | None = of.disability("AA0506")
    strategy_discussion: date | None = of.day(
        "AA0507",
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        "Date of the strategy discussion with which the enquiry began.",
        required=True,
        key=True,
        spellings=("Strategy Discussion Date", "Section 47 Start Date", "S47 Start Date"),
        patterns=(r"strategy.*discussion.*date|(section 47|s47).*start",),
    )
    conference_unnecessary: str | None = of.coded(
        "AA0508",
        "Was an Initial Child Protection Conference deemed unnecessary?",
        "Whether it was decided that no initial conference was needed.",
        "YES_NO",
        spellings=("ICPC deemed unnecessary", "Was an ICPC deemed unnecessary?"),
        patterns=(r"(conference|icpc).*\bunnecessary",),
    )
    conference_date: date | None = of.day(
        "AA0509",
        "Date of Initial Child Protection Conference",
        "Date of the initial child protection conference.",
        spellings=("Date of ICPC", "ICPC Date", "Initial Child Protection Conference Date"),
        patterns=(r"^date of.*(initial child protection conference|icpc)",),
    )
    conference_led_to_plan: str | None = of.coded(
        "AA0510",
        "Did the Initial Child Protection Conference Result in a Child Protection Plan",
        "Whether the conference decided on a child protection plan.",
        "YES_NO_UNKNOWN",
        spellings=("Did the ICPC result in a CPP", "ICPC resulted in Child Protection Plan"),
        patterns=(r"(conference|icpc).*result.*plan",),
    )
    section_47_in_year: int | None = of.number(
        "AA0511",
        "Number of Section 47 Enquiries in the last 12 months",
        "How many enquiries the child had in the last twelve months.",
        required=True,
        spellings=("Number of S47 Enquiries in the last 12 months",),
        patterns=(r"number.*(section 47|s47)",),
    )
    conferences_in_year: int | None = of.number(
        "AA0512",
        "Number of ICPCs in the last 12 months",
        "How many initial conferences the child had in the last twelve months.",
        required=True,
        patterns=(r"number.*(icpc|initial child protection conference)",),
    )
    team: str | None = of.team("AA0513")
    worker: str | None = of.worker("AA0514")
