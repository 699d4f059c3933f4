"""From the first contact to the child protection plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from lineofsight.engine.tables import Column
from lineofsight.record.tables.base import Kept, ssd

_OF_REFERRAL: Mapping[str, str] = MappingProxyType({"referral_id": "referral"})


class Contact(Kept, name="contact"):
    """One row for each child in each contact with the council about children."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "contact_date")
    contact_id: str = Column(
        key=True, doc="The contact and child.", ssd=ssd("ssd_contacts", "cont_contact_id")
    )
    person_id: str = Column(doc="The child.", ssd=ssd("ssd_contacts", "cont_person_id"))
    contact_date: date | None = Column(
        doc="Date of the contact.", ssd=ssd("ssd_contacts", "cont_contact_date")
    )
    source: str | None = Column(
        doc="Who made it: the CIN census's codes of who referred.",
        ssd=ssd("ssd_contacts", "cont_contact_source_code"),
    )
    outcome: str | None = Column(doc="What came of it.")


class EarlyHelpEpisode(Kept, name="early_help_episode"):
    """One row for each time that a child was helped early. Annex A gives assessments in its
    place."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "start_date")
    early_help_episode_id: str = Column(
        key=True, doc="The episode.", ssd=ssd("ssd_early_help_episodes", "earl_episode_id")
    )
    person_id: str = Column(doc="The child.", ssd=ssd("ssd_early_help_episodes", "earl_person_id"))
    start_date: date | None = Column(
        doc="Date it began.", ssd=ssd("ssd_early_help_episodes", "earl_episode_start_date")
    )
    end_date: date | None = Column(
        doc="Date it ended; blank while open.",
        ssd=ssd("ssd_early_help_episodes", "earl_episode_end_date"),
    )
    organisation: str | None = Column(
        doc="Who helps.", ssd=ssd("ssd_early_help_episodes", "earl_episode_organisation")
    )
    end_reason: str | None = Column(
        doc="Why it ended.", ssd=ssd("ssd_early_help_episodes", "earl_episode_end_reason")
    )


class Referral(Kept, name="referral"):
    """One row for each referral and the time of need that follows it, until the case is closed:
    what the CIN census calls CINdetails."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "referral_date")
    referral_id: str = Column(
        key=True, doc="The referral.", ssd=ssd("ssd_cin_episodes", "cine_referral_id")
    )
    person_id: str = Column(doc="The child.", ssd=ssd("ssd_cin_episodes", "cine_person_id"))
    referral_date: date | None = Column(
        doc="Date of the referral.", ssd=ssd("ssd_cin_episodes", "cine_referral_date")
    )
    primary_need: str | None = Column(
        doc="The primary need, N1 to N0.",
        ssd=ssd("ssd_cin_episodes", "cine_cin_primary_need_code"),
    )
    source: str | None = Column(
        doc="Who referred the child, 1A to 10.",
        ssd=ssd("ssd_cin_episodes", "cine_referral_source_code"),
    )
    nfa: bool | None = Column(
        doc="Whether it led to no further action.",
        ssd=ssd("ssd_cin_episodes", "cine_referral_nfa"),
    )
    close_date: date | None = Column(
        doc="Date the case was closed; blank while open.",
        ssd=ssd("ssd_cin_episodes", "cine_close_date"),
    )
    close_reason: str | None = Column(
        doc="Why it was closed, RC1 to RC9.", ssd=ssd("ssd_cin_episodes", "cine_close_reason")
    )
    team_id: str | None = Column(
        doc="The team that took it.", ssd=ssd("ssd_cin_episodes", "cine_referral_team")
    )
    worker_id: str | None = Column(
        doc="The worker who took it.", ssd=ssd("ssd_cin_episodes", "cine_referral_worker_id")
    )


class Assessment(Kept, name="assessment"):
    """One row for each assessment of a child's needs."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "start_date")
    refers: ClassVar[Mapping[str, str]] = _OF_REFERRAL
    assessment_id: str = Column(
        key=True, doc="The assessment.", ssd=ssd("ssd_cin_assessments", "cina_assessment_id")
    )
    person_id: str = Column(doc="The child.", ssd=ssd("ssd_cin_assessments", "cina_person_id"))
    referral_id: str | None = Column(
        doc="The referral it follows.", ssd=ssd("ssd_cin_assessments", "cina_referral_id")
    )
    start_date: date | None = Column(
        doc="Date it began.", ssd=ssd("ssd_cin_assessments", "cina_assessment_start_date")
    )
    authorised_date: date | None = Column(
        doc="Date it was authorised; blank while open.",
        ssd=ssd("ssd_cin_assessments", "cina_assessment_auth_date"),
    )
    child_seen: bool | None = Column(
        doc="Whether the child was seen.",
        ssd=ssd("ssd_cin_assessments", "cina_assessment_child_seen"),
    )
    nfa: bool | None = Column(
        doc="Whether it ended without social care's support.",
        ssd=ssd("ssd_cin_assessments", "cina_assessment_outcome_nfa"),
    )
    team_id: str | None = Column(
        doc="The team that made it.", ssd=ssd("ssd_cin_assessments", "cina_assessment_team")
    )
    worker_id: str | None = Column(
        doc="The worker who made it.", ssd=ssd("ssd_cin_assessments", "cina_assessment_worker_id")
    )


class AssessmentFactor(Kept, name="assessment_factor"):
    """One row for each factor that an assessment found. The dataset holds a list in its place."""

    refers: ClassVar[Mapping[str, str]] = MappingProxyType({"assessment_id": "assessment"})
    assessment_id: str = Column(
        key=True, doc="The assessment.", ssd=ssd("ssd_assessment_factors", "cinf_assessment_id")
    )
    factor: str = Column(
        key=True,
        doc="The factor, 1A to 24A.",
        ssd=ssd("ssd_assessment_factors", "cinf_assessment_factors_json"),
    )
    person_id: str = Column(doc="The child.")


class CinPlan(Kept, name="cin_plan"):
    """One row for each plan of a child in need: a part of the time of need."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "start_date")
    refers: ClassVar[Mapping[str, str]] = _OF_REFERRAL
    cin_plan_id: str = Column(
        key=True, doc="The plan.", ssd=ssd("ssd_cin_plans", "cinp_cin_plan_id")
    )
    person_id: str = Column(doc="The child.", ssd=ssd("ssd_cin_plans", "cinp_person_id"))
    referral_id: str | None = Column(
        doc="The referral it follows.", ssd=ssd("ssd_cin_plans", "cinp_referral_id")
    )
    start_date: date | None = Column(
        doc="Date it began.", ssd=ssd("ssd_cin_plans", "cinp_cin_plan_start_date")
    )
    end_date: date | None = Column(
        doc="Date it ended; blank while open.", ssd=ssd("ssd_cin_plans", "cinp_cin_plan_end_date")
    )
    team_id: str | None = Column(
        doc="The team that holds it.", ssd=ssd("ssd_cin_plans", "cinp_cin_plan_team")
    )
    worker_id: str | None = Column(
        doc="The worker who holds it.", ssd=ssd("ssd_cin_plans", "cinp_cin_plan_worker_id")
    )


class S47Enquiry(Kept, name="s47_enquiry"):
    """One row for each enquiry under section 47 of the Children Act 1989."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "start_date")
    refers: ClassVar[Mapping[str, str]] = _OF_REFERRAL
    s47_enquiry_id: str = Column(
        key=True, doc="The enquiry.", ssd=ssd("ssd_s47_enquiry", "s47e_s47_enquiry_id")
    )
    person_id: str = Column(doc="The child.", ssd=ssd("ssd_s47_enquiry", "s47e_person_id"))
    referral_id: str | None = Column(
        doc="The referral it follows.", ssd=ssd("ssd_s47_enquiry", "s47e_referral_id")
    )
    start_date: date | None = Column(
        doc="Date of the strategy discussion that began it.",
        ssd=ssd("ssd_s47_enquiry", "s47e_s47_start_date"),
    )
    end_date: date | None = Column(
        doc="Date it ended.", ssd=ssd("ssd_s47_enquiry", "s47e_s47_end_date")
    )
    nfa: bool | None = Column(
        doc="Whether it led to no further action.", ssd=ssd("ssd_s47_enquiry", "s47e_s47_nfa")
    )
    icpc_not_required: bool | None = Column(
        doc="Whether it was decided that no initial conference was needed."
    )
    team_id: str | None = Column(
        doc="The team that made it.", ssd=ssd("ssd_s47_enquiry", "s47e_s47_completed_by_team")
    )
    worker_id: str | None = Column(
        doc="The worker who made it.",
        ssd=ssd("ssd_s47_enquiry", "s47e_s47_completed_by_worker_id"),
    )


class InitialCpConference(Kept, name="initial_cp_conference"):
    """One row for each child at each initial child protection conference, after an enquiry or,
    of a child who moved in with a plan, without one."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "conference_date")
    refers: ClassVar[Mapping[str, str]] = MappingProxyType(
        {"referral_id": "referral", "s47_enquiry_id": "s47_enquiry", "cp_plan_id": "cp_plan"}
    )
    initial_cp_conference_id: str = Column(
        key=True,
        doc="The conference and child.",
        ssd=ssd("ssd_initial_cp_conference", "icpc_icpc_id"),
    )
    person_id: str = Column(
        doc="The child.", ssd=ssd("ssd_initial_cp_conference", "icpc_person_id")
    )
    referral_id: str | None = Column(
        doc="The referral it follows.", ssd=ssd("ssd_initial_cp_conference", "icpc_referral_id")
    )
    s47_enquiry_id: str | None = Column(
        doc="The enquiry that led to it.",
        ssd=ssd("ssd_initial_cp_conference", "icpc_s47_enquiry_id"),
    )
    transfer_in: bool | None = Column(
        doc="Whether the child moved in with a plan of another council.",
        ssd=ssd("ssd_initial_cp_conference", "icpc_icpc_transfer_in"),
    )
    target_date: date | None = Column(
        doc="By when it had to be held.",
        ssd=ssd("ssd_initial_cp_conference", "icpc_icpc_target_date"),
    )
    conference_date: date | None = Column(
        doc="Date it was held.", ssd=ssd("ssd_initial_cp_conference", "icpc_icpc_date")
    )
    led_to_plan: bool | None = Column(
        doc="Whether it led to a child protection plan.",
        ssd=ssd("ssd_initial_cp_conference", "icpc_icpc_outcome_cp_flag"),
    )
    cp_plan_id: str | None = Column(
        doc="The plan it led to.", ssd=ssd("ssd_initial_cp_conference", "icpc_cp_plan_id")
    )
    team_id: str | None = Column(
        doc="The team.", ssd=ssd("ssd_initial_cp_conference", "icpc_icpc_team")
    )


class CpPlan(Kept, name="cp_plan"):
    """One row for each child protection plan."""

    changing: ClassVar[tuple[str, ...]] = ("latest_category",)

    event: ClassVar[tuple[str, ...]] = ("person_id", "start_date")
    refers: ClassVar[Mapping[str, str]] = MappingProxyType(
        {"referral_id": "referral", "initial_cp_conference_id": "initial_cp_conference"}
    )
    cp_plan_id: str = Column(key=True, doc="The plan.", ssd=ssd("ssd_cp_plans", "cppl_cp_plan_id"))
    person_id: str = Column(doc="The child.", ssd=ssd("ssd_cp_plans", "cppl_person_id"))
    referral_id: str | None = Column(
        doc="The referral it follows.", ssd=ssd("ssd_cp_plans", "cppl_referral_id")
    )
    initial_cp_conference_id: str | None = Column(
        doc="The conference that led to it.", ssd=ssd("ssd_cp_plans", "cppl_icpc_id")
    )
    start_date: date | None = Column(
        doc="Date it began.", ssd=ssd("ssd_cp_plans", "cppl_cp_plan_start_date")
    )
    end_date: date | None = Column(
        doc="Date it ended; blank while open.", ssd=ssd("ssd_cp_plans", "cppl_cp_plan_end_date")
    )
    initial_category: str | None = Column(
        doc="Category of abuse when it began: NEG, PHY, SAB, EMO, MUL.",
        ssd=ssd("ssd_cp_plans", "cppl_cp_plan_initial_category"),
    )
    latest_category: str | None = Column(
        doc="Category of abuse now.", ssd=ssd("ssd_cp_plans", "cppl_cp_plan_latest_category")
    )
    other_la: bool | None = Column(
        doc="Whether it is another council's plan of a child staying here for a while.",
        ssd=ssd("ssd_cp_plans", "cppl_cp_plan_ola"),
    )
    previous_plans: int | None = Column(
        doc="How many plans the child had before with this council, ever, as the council says."
    )
    team_id: str | None = Column(doc="The team that holds it.")
    worker_id: str | None = Column(doc="The worker who holds it.")


TABLES = (
    Contact,
    EarlyHelpEpisode,
    Referral,
    Assessment,
    AssessmentFactor,
    CinPlan,
    S47Enquiry,
    InitialCpConference,
    CpPlan,
)
