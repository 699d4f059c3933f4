"""The tables of the SSDA903 return: children looked after by a council in a year to 31 March.

Names of tables and columns are those of the Department's collection guide. A column's `invalid`
and `missing` name the rule that fails where what is given does not fit, or nothing is given.
Dates are written DD/MM/YYYY.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from lineofsight.engine.tables import Column, Table
from lineofsight.returns.ssda903.codes import LISTS

UPN_PATTERN = r"[A-HJ-NP-RT-Z]\d{12}|[A-HJ-NP-RT-Z]\d{11}[A-Z]|UN[1-5]"
#: A date of which the day, the month or the year is unknown.
PARTLY_KNOWN = r"ZZ/(?:\d{1,2}|ZZ)/(?:\d{4}|ZZZZ)|\d{1,2}/ZZ/(?:\d{4}|ZZZZ)|\d{1,2}/\d{1,2}/ZZZZ"
_CHILD = "The council's own identifier of the child, the same in every table and year."
_DOB = "Date of birth, as in Header."


#: What lookups say of an episode; blank where a lookup is not given or does not say.
LOOKED_UP = {
    "home_postcode_known": "BOOLEAN",  # HOME_POST is in the postcode file
    "pl_postcode_known": "BOOLEAN",  # PL_POST is
    "provider_known": "BOOLEAN",  # URN is in the provider list; blank for one that says none
    "provider_has_place": "BOOLEAN",  # the list gives the provider this PLACE
    "provider_has_provider": "BOOLEAN",  # and this PLACE_PROVIDER
    "provider_has_postcode": "BOOLEAN",  # and premises at this PL_POST
    "provider_in_area": "BOOLEAN",  # and premises in this PL_LA
    "provider_closed": "DATE",  # its registration ended; blank while it lasts
    "provider_authority": "VARCHAR",  # the authority whose provider it is; "" where it is nobody's
}


class Header(Table, name="Header"):
    """One row for each child in the return: who the child is."""

    CHILD: str | None = Column(key=True, doc=_CHILD, spellings=("CHILDID", "CHILD_ID"))
    SEX: str | None = Column(
        doc="Sex; until 2024 written 1 and 2.", codelist=LISTS["SEX"], invalid="101", missing="101"
    )
    DOB: date | None = Column(doc="Date of birth.", invalid="102", missing="102")
    ETHNIC: str | None = Column(
        doc="Ethnic origin.", codelist=LISTS["ETHNIC"], invalid="103", missing="103"
    )
    UPN: str | None = Column(
        doc="Unique pupil number, or UN1 to UN5 for why there is none.",
        pattern=UPN_PATTERN,
        invalid="168",
    )
    MOTHER: str | None = Column(
        doc="Whether the child is herself a mother.", codelist=LISTS["YES_NO"]
    )
    MC_DOB: date | None = Column(doc="Date of birth of the mother's first child.", invalid="171")
    UASC: str | None = Column(
        doc="Whether the child is or was in the year an unaccompanied asylum-seeking child; "
        "given in XML, worked out from the UASC table otherwise.",
        codelist=LISTS["YES_NO"],
        derived=True,
        spellings=("UASC_STATUS",),
    )


class Episodes(Table, name="Episodes"):
    """One row for each placement under one legal status."""

    looked_up: ClassVar[Mapping[str, str]] = LOOKED_UP
    CHILD: str | None = Column(key=True, doc=_CHILD, spellings=("CHILDID", "CHILD_ID"))
    DECOM: date | None = Column(key=True, doc="Date the episode began.", invalid="141")
    RNE: str | None = Column(
        doc="Reason for the new episode.", codelist=LISTS["RNE"], invalid="143"
    )
    LS: str | None = Column(doc="Legal status.", codelist=LISTS["LS"], invalid="144")
    CIN: str | None = Column(doc="Category of need.", codelist=LISTS["CIN"], invalid="145")
    PLACE: str | None = Column(
        doc="Placement type.", codelist=LISTS["PLACE"], invalid="146", spellings=("PL",)
    )
    PLACE_PROVIDER: str | None = Column(
        doc="Who provides the placement.", codelist=LISTS["PLACE_PROVIDER"]
    )
    DEC: date | None = Column(doc="Date the episode ceased; blank while open.", invalid="147")
    REC: str | None = Column(doc="Reason the episode ceased.", codelist=LISTS["REC"], invalid="149")
    REASON_PLACE_CHANGE: str | None = Column(
        doc="Reason for the change of placement.",
        codelist=LISTS["REASON_PLACE_CHANGE"],
        invalid="1009",
    )
    HOME_POST: str | None = Column(doc="Postcode of the home the child came from.")
    PL_POST: str | None = Column(doc="Postcode of the placement.")
    URN: str | None = Column(doc="Ofsted's unique reference number of the provider.")
    PL_LA: str | None = Column(
        doc="Authority of the placement: its GSS code, or WAL, SCO, NIR.", derived=True
    )
    PL_LOCATION: str | None = Column(doc="IN or OUT of the authority's own area.", derived=True)
    PL_DISTANCE: float | None = Column(
        doc="Miles from home to placement in a straight line, to one decimal.", derived=True
    )


class Reviews(Table, name="Reviews"):
    """One row for each review of a child's case."""

    CHILD: str | None = Column(key=True, doc=_CHILD, spellings=("CHILDID", "CHILD_ID"))
    DOB: date | None = Column(doc=_DOB)
    REVIEW: date | None = Column(key=True, doc="Date of the review.", invalid="166", missing="166")
    REVIEW_CODE: str | None = Column(doc="How the child took part.", codelist=LISTS["REVIEW_CODE"])


class UASC(Table, name="UASC"):
    """One row for each unaccompanied asylum-seeking child."""

    CHILD: str | None = Column(key=True, doc=_CHILD, spellings=("CHILDID", "CHILD_ID"))
    SEX: str | None = Column(doc="Sex, as in Header.", codelist=LISTS["SEX"])
    DOB: date | None = Column(doc=_DOB)
    DUC: date | None = Column(doc="Date the status ceased.")


class OC2(Table, name="OC2"):
    """One row for each child looked after through the whole year: health and offending."""

    CHILD: str | None = Column(key=True, doc=_CHILD, spellings=("CHILDID", "CHILD_ID"))
    DOB: date | None = Column(doc=_DOB)
    SDQ_SCORE: int | None = Column(
        doc="Score of the Strengths and Difficulties Questionnaire, 0 to 40.",
        least=0,
        most=40,
        invalid="180",
    )
    SDQ_REASON: str | None = Column(
        doc="Why there is no score.", codelist=LISTS["SDQ_REASON"], invalid="196"
    )
    CONVICTED: str | None = Column(
        doc="Convicted or cautioned in the year.", codelist=LISTS["YES_NO"]
    )
    HEALTH_CHECK: str | None = Column(
        doc="Development checks up to date (under fives).", codelist=LISTS["YES_NO"]
    )
    IMMUNISATIONS: str | None = Column(doc="Immunisations up to date.", codelist=LISTS["YES_NO"])
    TEETH_CHECK: str | None = Column(
        doc="Teeth checked by a dentist in the year.", codelist=LISTS["YES_NO"]
    )
    HEALTH_ASSESSMENT: str | None = Column(
        doc="Annual health assessment made.", codelist=LISTS["YES_NO"]
    )
    SUBSTANCE_MISUSE: str | None = Column(
        doc="Substance misuse problem found in the year.", codelist=LISTS["YES_NO"]
    )
    INTERVENTION_RECEIVED: str | None = Column(
        doc="Received help for it.", codelist=LISTS["YES_NO"]
    )
    INTERVENTION_OFFERED: str | None = Column(
        doc="Was offered help but did not take it.", codelist=LISTS["YES_NO"]
    )


class OC3(Table, name="OC3"):
    """One row for each care leaver around a birthday from the 17th to the 21st."""

    CHILD: str | None = Column(key=True, doc=_CHILD, spellings=("CHILDID", "CHILD_ID"))
    DOB: date | None = Column(doc=_DOB)
    IN_TOUCH: str | None = Column(
        doc="Whether the council is in touch.",
        codelist=LISTS["IN_TOUCH"],
        invalid="131",
        missing="131",
    )
    ACTIV: str | None = Column(
        doc="What the young person mainly does.",
        codelist=LISTS["ACTIV"],
        invalid="132",
        missing="132",
    )
    ACCOM: str | None = Column(
        doc="Where the young person lives, and whether it is suitable.",
        codelist=LISTS["ACCOM"],
        invalid="133",
        missing="133",
    )


class AD1(Table, name="AD1"):
    """One row for each child adopted in the year."""

    CHILD: str | None = Column(key=True, doc=_CHILD, spellings=("CHILDID", "CHILD_ID"))
    DOB: date | None = Column(doc=_DOB)
    DATE_INT: date | None = Column(
        doc="Date it was decided that the child should be placed for adoption.", invalid="112"
    )
    DATE_MATCH: date | None = Column(
        doc="Date the child was matched with the adopters.", invalid="113"
    )
    FOSTER_CARE: str | None = Column(
        doc="Whether the adopters were the child's foster carers.",
        codelist=LISTS["YES_NO"],
        invalid="114",
    )
    NB_ADOPTR: str | None = Column(
        doc="Number of adopters.", codelist=LISTS["NB_ADOPTR"], invalid="175"
    )
    SEX_ADOPTR: str | None = Column(
        doc="Sex of the adopters.", codelist=LISTS["SEX_ADOPTR"], invalid="176"
    )
    LS_ADOPTR: str | None = Column(
        doc="Legal status of the adopters.", codelist=LISTS["LS_ADOPTR"], invalid="177"
    )


class PlacedAdoption(Table, name="PlacedAdoption"):
    """One row for each decision that a child should be placed for adoption."""

    CHILD: str | None = Column(key=True, doc=_CHILD, spellings=("CHILDID", "CHILD_ID"))
    DOB: date | None = Column(doc=_DOB)
    DATE_PLACED: date | None = Column(key=True, doc="Date of the decision to place.", invalid="115")
    DATE_PLACED_CEASED: date | None = Column(
        doc="Date it was decided to place no longer.", invalid="116"
    )
    REASON_PLACED_CEASED: str | None = Column(
        doc="Why the decision was reversed.", codelist=LISTS["REASON_PLACED_CEASED"], invalid="120"
    )


class PrevPerm(Table, name="PrevPerm"):
    """One row for each child who had left care for a permanent home before."""

    CHILD: str | None = Column(key=True, doc=_CHILD, spellings=("CHILDID", "CHILD_ID"))
    DOB: date | None = Column(doc=_DOB)
    PREV_PERM: str | None = Column(
        doc="Earlier permanence option.", codelist=LISTS["PREV_PERM"], invalid="631"
    )
    LA_PERM: str | None = Column(
        doc="Authority that arranged it: its number, or WAL, SCO, NUK, NIR."
    )
    DATE_PERM: date | None = Column(
        doc="Date of the order; Z stands for an unknown day, month or year.", partly=PARTLY_KNOWN
    )


class Missing(Table, name="Missing"):
    """One row for each time a child was missing, or away without authorisation."""

    CHILD: str | None = Column(key=True, doc=_CHILD, spellings=("CHILDID", "CHILD_ID"))
    DOB: date | None = Column(doc=_DOB)
    MISSING: str | None = Column(
        doc="Missing, or away from placement without authorisation.",
        codelist=LISTS["MISSING"],
        invalid="1006",
    )
    MIS_START: date | None = Column(key=True, doc="Date it began.", invalid="1004", missing="1004")
    MIS_END: date | None = Column(doc="Date it ended; blank while it lasts.", invalid="1005")


class SWEpisodes(Table, name="SWEpisodes"):
    """One row for each time that one social worker was responsible for a child (from 2023-24)."""

    CHILD: str | None = Column(key=True, doc=_CHILD, since=2024, spellings=("CHILDID", "CHILD_ID"))
    DOB: date | None = Column(doc=_DOB, since=2024)
    SW_ID: str | None = Column(doc="The social worker's registration number.", since=2024)
    SW_DECOM: date | None = Column(
        key=True,
        doc="Date the worker became responsible; Z stands for an unknown day, month or year.",
        since=2024,
        invalid="SW04STG1",
        partly=PARTLY_KNOWN,
    )
    SW_DEC: date | None = Column(
        doc="Date the responsibility ended, written in the same way.",
        since=2024,
        invalid="SW05STG1",
        partly=PARTLY_KNOWN,
    )
    SW_REASON: str | None = Column(
        doc="Why the worker became responsible in place of another.",
        codelist=LISTS["SW_REASON"],
        since=2024,
    )


class DoLo(Table, name="DoLo"):
    """One row for each deprivation of liberty order of a child (from 2026-27)."""

    CHILD: str | None = Column(key=True, doc=_CHILD, since=2027, spellings=("CHILDID", "CHILD_ID"))
    DOB: date | None = Column(doc=_DOB, since=2027)
    DOLO_START: date | None = Column(
        key=True, doc="Date the order began.", since=2027, invalid="700", missing="700"
    )
    DOLO_END: date | None = Column(doc="Date the order ended.", since=2027, invalid="701")


TABLES: tuple[type[Table], ...] = (
    Header,
    Episodes,
    Reviews,
    UASC,
    OC2,
    OC3,
    AD1,
    PlacedAdoption,
    PrevPerm,
    Missing,
    SWEpisodes,
    DoLo,
)

#: Collection years (2025-26 is 2026) whose tables are declared, and the first whose rules are.
FIRST_YEAR, LAST_YEAR, FIRST_RULES = 2018, 2027, 2023
