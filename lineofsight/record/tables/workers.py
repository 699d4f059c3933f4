"""Workers, teams, and who worked with whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from lineofsight.engine.tables import Column
from lineofsight.record.tables.base import Kept, ssd


class Professional(Kept, name="professional"):
    """One row for each worker."""

    changing: ClassVar[tuple[str, ...]] = (
        "fte",
        "agency",
        "org_role",
        "job_title",
        "team_id",
        "start_date",
        "end_date",
    )

    person: ClassVar[str | None] = None
    worker_id: str = Column(
        key=True, doc="The worker.", ssd=ssd("ssd_professionals", "prof_professional_id")
    )
    staff_id: str | None = Column(
        doc="The council's staff number.", ssd=ssd("ssd_professionals", "prof_staff_id")
    )
    worker_name: str | None = Column(
        doc="Name; left out unless asked for.",
        ssd=ssd("ssd_professionals", "prof_professional_name"),
    )
    registration: str | None = Column(
        doc="Social Work England's registration number.",
        ssd=ssd("ssd_professionals", "prof_social_worker_registration_no"),
    )
    job_title: str | None = Column(
        doc="Job title.", ssd=ssd("ssd_professionals", "prof_professional_job_title")
    )
    fte: float | None = Column(
        doc="Full-time equivalent.", ssd=ssd("ssd_professionals", "prof_full_time_equivalency")
    )
    agency: bool | None = Column(
        doc="Whether an agency sends the worker.",
        ssd=ssd("ssd_professionals", "prof_agency_worker_flag"),
    )
    org_role: str | None = Column(doc="Role: the workforce census's OrgRole.")
    start_date: date | None = Column(doc="Date employment began.")
    end_date: date | None = Column(doc="Date employment ended; blank while it lasts.")
    team_id: str | None = Column(
        doc="The team the worker is in.",
        ssd=ssd("ssd_professionals", "prof_professional_department"),
    )


class Team(Kept, name="team"):
    """One row for each team."""

    person: ClassVar[str | None] = None
    team_id: str = Column(key=True, doc="The team.", ssd=ssd("ssd_department", "dept_team_id"))
    team_name: str | None = Column(doc="Its name.", ssd=ssd("ssd_department", "dept_team_name"))
    parent_id: str | None = Column(
        doc="The team it is part of.", ssd=ssd("ssd_department", "dept_team_parent_id")
    )


class Involvement(Kept, name="involvement"):
    """One row for each time that a worker worked with a child in a role."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "start_date", "worker_id")
    refers: ClassVar[Mapping[str, str]] = MappingProxyType({"referral_id": "referral"})
    involvement_id: str = Column(
        key=True, doc="The involvement.", ssd=ssd("ssd_involvements", "invo_involvements_id")
    )
    person_id: str = Column(doc="The child.", ssd=ssd("ssd_involvements", "invo_person_id"))
    worker_id: str | None = Column(
        doc="The worker.", ssd=ssd("ssd_involvements", "invo_professional_id")
    )
    role: str | None = Column(
        doc="The role: CW for the child's own social worker.",
        ssd=ssd("ssd_involvements", "invo_professional_role_id"),
    )
    team_id: str | None = Column(
        doc="The worker's team.", ssd=ssd("ssd_involvements", "invo_professional_team")
    )
    start_date: date | None = Column(
        doc="Since when.", ssd=ssd("ssd_involvements", "invo_involvement_start_date")
    )
    end_date: date | None = Column(
        doc="Until when; blank while it lasts.",
        ssd=ssd("ssd_involvements", "invo_involvement_end_date"),
    )
    change_reason: str | None = Column(
        doc="Why the worker came in place of another: the SSDA903's SW_REASON.",
        ssd=ssd("ssd_involvements", "invo_worker_change_reason"),
    )
    referral_id: str | None = Column(
        doc="The referral it belongs to.", ssd=ssd("ssd_involvements", "invo_referral_id")
    )
    is_allocated: bool | None = Column(
        doc="Whether it is the one that counts as the child's social worker."
    )


class WorkerYear(Kept, name="worker_year"):
    """One row for each worker and role in the workforce census of a 30 September. Not in the
    dataset."""

    person: ClassVar[str | None] = None
    event: ClassVar[tuple[str, ...]] = ("worker_id", "census_date", "start_date")
    worker_year_id: str = Column(key=True, doc="The row's key.")
    worker_id: str = Column(doc="The worker: the registration number, or the row's own key.")
    census_date: date = Column(doc="The 30 September.")
    agency: bool | None = Column(doc="Whether an agency sends the worker.")
    fte: float | None = Column(doc="Full-time equivalent in the role, or when it ended.")
    fte_on_census_date: float | None = Column(doc="Full-time equivalent on the census date.")
    org_role: str | None = Column(doc="Role: the census's OrgRole.")
    cases: int | None = Column(doc="Cases held on the census date.")
    days_lost: float | None = Column(doc="Working days lost to sickness in the year.")
    contract_weeks: float | None = Column(doc="Weeks of the year that the contract covers.")
    absent: bool | None = Column(doc="Whether absent on the census date.")
    start_date: date | None = Column(doc="Date the role began.")
    end_date: date | None = Column(doc="Date the role ended; blank while it lasts.")
    start_origin: str | None = Column(doc="Where the worker came from: StartOrigin.")
    leaver_reason: str | None = Column(doc="Why the worker left: ReasonLeave.")
    leaver_destination: str | None = Column(doc="Where the worker went: LeaverDestination.")


class WorkforceYear(Kept, name="workforce_year"):
    """One row for the council's vacancies on a 30 September. Not in the dataset."""

    person: ClassVar[str | None] = None
    census_date: date = Column(key=True, doc="The 30 September.")
    vacancies_fte: float | None = Column(doc="Vacant posts, full-time equivalent.")
    agency_fte: float | None = Column(doc="Agency workers, full-time equivalent.")
    agency_headcount: int | None = Column(doc="Agency workers, heads.")


TABLES = (Professional, Team, Involvement, WorkerYear, WorkforceYear)
