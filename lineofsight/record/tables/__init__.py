"""The tables of the record, in plain names, each column with the column of the Standard
Safeguarding Dataset (version 1.4.5) that it equals."""

from lineofsight.engine.tables import Table
from lineofsight.record.tables import care, keeping, need, who, workers
from lineofsight.record.tables.base import Kept
from lineofsight.record.tables.care import (
    CareLeaver,
    CarePlan,
    ClaEpisode,
    ClaOutcome,
    Dolo,
    LegalStatus,
    Missing,
    Permanence,
    Placement,
    PreviousPermanence,
    Review,
    Visit,
)
from lineofsight.record.tables.keeping import (
    Calendar,
    Conflict,
    Council,
    Issue,
    Load,
    PersonLink,
    Population,
    RowSource,
)
from lineofsight.record.tables.need import (
    Assessment,
    AssessmentFactor,
    CinPlan,
    Contact,
    CpPlan,
    EarlyHelpEpisode,
    InitialCpConference,
    Referral,
    S47Enquiry,
)
from lineofsight.record.tables.who import (
    Address,
    Disability,
    ImmigrationStatus,
    LinkedIdentifier,
    Person,
)
from lineofsight.record.tables.workers import (
    Involvement,
    Professional,
    Team,
    WorkerYear,
    WorkforceYear,
)

#: The tables about children and workers, and all tables with what keeps the record true.
RECORD: tuple[type[Kept], ...] = (*who.TABLES, *need.TABLES, *care.TABLES, *workers.TABLES)
TABLES: tuple[type[Table], ...] = (*RECORD, *keeping.TABLES)

__all__ = [
    "RECORD",
    "TABLES",
    "Address",
    "Assessment",
    "AssessmentFactor",
    "Calendar",
    "CareLeaver",
    "CarePlan",
    "CinPlan",
    "ClaEpisode",
    "ClaOutcome",
    "Conflict",
    "Contact",
    "Council",
    "CpPlan",
    "Disability",
    "Dolo",
    "EarlyHelpEpisode",
    "ImmigrationStatus",
    "InitialCpConference",
    "Involvement",
    "Issue",
    "Kept",
    "LegalStatus",
    "LinkedIdentifier",
    "Load",
    "Missing",
    "Permanence",
    "Person",
    "PersonLink",
    "Placement",
    "Population",
    "PreviousPermanence",
    "Professional",
    "Referral",
    "Review",
    "RowSource",
    "S47Enquiry",
    "Team",
    "Visit",
    "WorkerYear",
    "WorkforceYear",
]
