"""The tables of the children's social work workforce census: one row of the council's own
figures, and a row for each social worker in each role, employed or from an agency.

The return is named by the year of its census date: 2025 is taken on 30 September 2025 and covers
1 October 2024 to that day. Names are the Department's. A column's `invalid` and `missing` name the
rule that fails where what is given does not fit, or nothing is given: all rules are ours. The
schema lets some elements of a worker stand several times (QualInst, ContractWeeks, Absat30Sept,
ReasonAbsence, CFKSSstatus): the first is the row's, and each further one is told while reading.
"""

from __future__ import annotations

from datetime import date

from lineofsight.engine.tables import Column, Table
from lineofsight.returns.workforce.codes import LISTS


class CSWWWorker(Table, name="CSWWWorker"):
    """One row for each social worker in each role that was held in the census year."""

    AgencyWorker: str | None = Column(
        doc="Whether the worker is from an agency; 0 employed by the council, 1 agency.",
        codelist=LISTS["YES_NO"],
        invalid="WF001",
        missing="WF001",
    )
    SWENo: str | None = Column(
        key=True,
        doc="Registration number with Social Work England; two letters and up to ten digits.",
        pattern=r"[A-Za-z]{2}\d{1,10}",
        invalid="WF002",
        missing="WF002",
    )
    FTE: float | None = Column(
        doc="Full-time equivalent in the role; from 0 to 1, where 1 is full time.",
        least=0,
        most=1,
        invalid="WF003",
    )
    PersonBirthDate: date | None = Column(doc="Date of birth.", invalid="WF004")
    GenderCurrent: str | None = Column(
        doc="Gender: 1 male, 2 female, 0 not known, 9 not specified.",
        codelist=LISTS["GENDER"],
        until=2023,
        invalid="WF005",
    )
    Sex: str | None = Column(
        doc="Sex: male, female.", codelist=LISTS["SEX"], since=2024, invalid="WF005"
    )
    Ethnicity: str | None = Column(
        doc="Ethnic origin.", codelist=LISTS["ETHNICITY"], invalid="WF006"
    )
    QualInst: str | None = Column(doc="Where the worker qualified.", until=2024, missing="WF007")
    QualLevel: str | None = Column(
        doc="Level of the social work qualification.",
        codelist=LISTS["QUALIFICATION"],
        invalid="WF008",
    )
    StepUpGrad: str | None = Column(
        doc="Whether the worker qualified by Step Up to Social Work.",
        codelist=LISTS["YES_NO"],
        invalid="WF009",
    )
    OrgRole: str | None = Column(
        doc="Role in the organisation.", codelist=LISTS["ROLE"], invalid="WF010"
    )
    RoleStartDate: date | None = Column(doc="Day on which the role began.", invalid="WF011")
    StartOrigin: str | None = Column(
        doc="Where a worker who started came from.", codelist=LISTS["ORIGIN"], invalid="WF012"
    )
    RoleEndDate: date | None = Column(
        doc="Day on which the role ended; blank while it is held.", invalid="WF013"
    )
    LeaverDestination: str | None = Column(
        doc="Where a worker who left went.", codelist=LISTS["DESTINATION"], invalid="WF014"
    )
    ReasonLeave: str | None = Column(
        doc="Why a worker left.", codelist=LISTS["REASON"], invalid="WF015"
    )
    FTE30: float | None = Column(
        doc="Full-time equivalent on 30 September; from 0 to 1, where 1 is full time.",
        least=0,
        most=1,
        invalid="WF016",
    )
    Cases30: int | None = Column(
        doc="Cases held on 30 September.", least=0, most=999, invalid="WF017"
    )
    WorkingDaysLost: float | None = Column(
        doc="Working days lost to sickness in the census year; a number from 0 to 366.",
        least=0,
        most=366,
        invalid="WF018",
    )
    ContractWeeks: float | None = Column(
        doc="Weeks of the contract; a number from 0.", least=0, invalid="WF019"
    )
    FrontlineGrad: str | None = Column(
        doc="Whether the worker qualified by Frontline.",
        codelist=LISTS["YES_NO"],
        invalid="WF020",
    )
    Absat30Sept: str | None = Column(
        doc="Whether the worker was absent on 30 September.",
        codelist=LISTS["YES_NO"],
        invalid="WF021",
    )
    ReasonAbsence: str | None = Column(
        doc="Why the worker was absent on 30 September.",
        codelist=LISTS["ABSENCE"],
        invalid="WF022",
    )
    CFKSSstatus: str | None = Column(
        doc="Standing under the knowledge and skills statements.",
        codelist=LISTS["STATUS"],
        until=2024,
        invalid="WF023",
    )
    BaseSalary: float | None = Column(
        doc="Basic salary in a year; pounds, from 0.", least=0, since=2025, invalid="WF024"
    )
    RRPayments: float | None = Column(
        doc="Payments to recruit or retain the worker in a year; pounds, from 0.",
        least=0,
        since=2025,
        invalid="WF025",
    )
    OtherPayments: float | None = Column(
        doc="Other payments besides salary in a year; pounds, from 0.",
        least=0,
        since=2025,
        invalid="WF026",
    )


class LALevelVacancies(Table, name="LALevelVacancies"):
    """One row for the council: empty posts, the agency workers who cover them, and since 2025
    which allowances its social workers can have."""

    NumberOfVacancies: float | None = Column(
        doc="Social workers' posts that were empty on 30 September; full-time equivalent, from 0.",
        least=0,
        invalid="WF031",
        missing="WF031",
    )
    NoAgencyFTE: float | None = Column(
        doc="Agency workers who covered them on 30 September; full-time equivalent, from 0.",
        least=0,
        invalid="WF032",
        missing="WF032",
    )
    NoAgencyHeadcount: int | None = Column(
        doc="Agency workers who covered them on 30 September; people.",
        least=0,
        most=9999,
        invalid="WF033",
        missing="WF033",
    )
    RecruitmentBonus: str | None = Column(
        doc="Who can have a bonus on joining.",
        codelist=LISTS["ELIGIBLE"],
        since=2025,
        invalid="WF034",
        missing="WF034",
    )
    RetentionBonus: str | None = Column(
        doc="Who can have a bonus for staying.",
        codelist=LISTS["ELIGIBLE"],
        since=2025,
        invalid="WF035",
        missing="WF035",
    )
    PerformanceAward: str | None = Column(
        doc="Who can have an award for performance.",
        codelist=LISTS["ELIGIBLE"],
        since=2025,
        invalid="WF036",
        missing="WF036",
    )
    CarAllowance: str | None = Column(
        doc="Who can have a car allowance.",
        codelist=LISTS["ELIGIBLE"],
        since=2025,
        invalid="WF037",
        missing="WF037",
    )
    RelocationPackage: str | None = Column(
        doc="Who can have the costs of moving paid.",
        codelist=LISTS["ELIGIBLE"],
        since=2025,
        invalid="WF038",
        missing="WF038",
    )
    RegionalWeighting: str | None = Column(
        doc="Who can have a weighting for the region.",
        codelist=LISTS["ELIGIBLE"],
        since=2025,
        invalid="WF039",
        missing="WF039",
    )
    CostSWE: str | None = Column(
        doc="Whose registration with Social Work England is paid.",
        codelist=LISTS["ELIGIBLE"],
        since=2025,
        invalid="WF040",
        missing="WF040",
    )
    CostDBS: str | None = Column(
        doc="Whose check by the Disclosure and Barring Service is paid.",
        codelist=LISTS["ELIGIBLE"],
        since=2025,
        invalid="WF041",
        missing="WF041",
    )
    OtherAllowances: str | None = Column(
        doc="Other allowances, in words; None where there are none.", since=2025, missing="WF042"
    )


class Header(Table, name="Header"):
    """One row for the return: which census, and who sends it."""

    Collection: str | None = Column(doc="The collection: CSWW.")
    Year: str | None = Column(doc="The year of the census date.")
    ReferenceDate: date | None = Column(doc="The census date: 30 September.", invalid="WF051")
    SourceLevel: str | None = Column(doc="L: sent by an authority.")
    LEA: str | None = Column(
        doc="The authority's number; three digits.",
        pattern=r"\d{3}",
        invalid="WF052",
    )
    SoftwareCode: str | None = Column(doc="The system that wrote the file.")
    DateTime: str | None = Column(doc="When the file was written.")


#: The first has a row for each worker.
TABLES: tuple[type[Table], ...] = (CSWWWorker, LALevelVacancies, Header)

#: Collection years, by their census date, whose tables are declared, and the first with rules.
FIRST_YEAR, LAST_YEAR, FIRST_RULES = 2021, 2026, 2021
