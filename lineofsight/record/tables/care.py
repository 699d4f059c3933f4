"""Children in care and care leavers: episodes, placements, health, permanence, leaving."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from lineofsight.engine.tables import Column
from lineofsight.record.tables.base import Kept, ssd


class ClaEpisode(Kept, name="cla_episode"):
    """One row for each episode of the SSDA903: one legal status in one placement. Episodes with
    one `care_period_id` make a period of care."""

    changing: ClassVar[tuple[str, ...]] = ("last_iro_contact_date",)

    event: ClassVar[tuple[str, ...]] = ("person_id", "start_date")
    refers: ClassVar[Mapping[str, str]] = MappingProxyType(
        {"referral_id": "referral", "placement_id": "placement"}
    )
    cla_episode_id: str = Column(
        key=True, doc="The episode.", ssd=ssd("ssd_cla_episodes", "clae_cla_episode_id")
    )
    person_id: str = Column(doc="The child.", ssd=ssd("ssd_cla_episodes", "clae_person_id"))
    care_period_id: str | None = Column(
        doc="The period of care it is part of.", ssd=ssd("ssd_cla_episodes", "clae_cla_id")
    )
    referral_id: str | None = Column(
        doc="The referral that led to it.", ssd=ssd("ssd_cla_episodes", "clae_referral_id")
    )
    placement_id: str | None = Column(
        doc="The placement.", ssd=ssd("ssd_cla_episodes", "clae_cla_placement_id")
    )
    start_date: date | None = Column(
        doc="Date it began (DECOM).", ssd=ssd("ssd_cla_episodes", "clae_cla_episode_start_date")
    )
    start_reason: str | None = Column(
        doc="Why it began (RNE): S, L, P, T, B, U.",
        ssd=ssd("ssd_cla_episodes", "clae_cla_episode_start_reason"),
    )
    end_date: date | None = Column(
        doc="Date it ceased (DEC); blank while open.",
        ssd=ssd("ssd_cla_episodes", "clae_cla_episode_ceased_date"),
    )
    end_reason: str | None = Column(
        doc="Why it ceased (REC).", ssd=ssd("ssd_cla_episodes", "clae_cla_episode_ceased_reason")
    )
    category_of_need: str | None = Column(
        doc="Category of need (CIN), N1 to N8.",
        ssd=ssd("ssd_cla_episodes", "clae_cla_primary_need_code"),
    )
    entered_care_date: date | None = Column(
        doc="First day of the period of care.",
        ssd=ssd("ssd_cla_episodes", "clae_entered_care_date"),
    )
    last_iro_contact_date: date | None = Column(
        doc="Last time the independent reviewing officer saw the child.",
        ssd=ssd("ssd_cla_episodes", "clae_cla_last_iro_contact_date"),
    )
    legal_status: str | None = Column(doc="Legal status (LS) as the SSDA903 has it.")
    place: str | None = Column(doc="Placement type (PLACE) as the SSDA903 has it.")
    place_provider: str | None = Column(doc="Who provides the placement (PLACE_PROVIDER).")
    place_change_reason: str | None = Column(
        doc="Why the placement changed after it (REASON_PLACE_CHANGE)."
    )
    home_postcode: str | None = Column(doc="Postcode of the home the child came from (HOME_POST).")
    place_postcode: str | None = Column(doc="Postcode of the placement (PL_POST).")
    urn: str | None = Column(doc="Ofsted's number of the provider (URN).")
    place_location: str | None = Column(doc="IN or OUT of the council's own area (PL_LOCATION).")
    place_distance: float | None = Column(
        doc="Miles from home to the placement in a straight line (PL_DISTANCE)."
    )


class Placement(Kept, name="placement"):
    """One row for each placement: one place with one carer, whatever the legal status."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "start_date")
    placement_id: str = Column(
        key=True, doc="The placement.", ssd=ssd("ssd_cla_placement", "clap_cla_placement_id")
    )
    person_id: str = Column(doc="The child.", ssd=ssd("ssd_cla_placement", "clap_person_id"))
    care_period_id: str | None = Column(
        doc="The period of care it is part of.", ssd=ssd("ssd_cla_placement", "clap_cla_id")
    )
    start_date: date | None = Column(
        doc="Date it began.", ssd=ssd("ssd_cla_placement", "clap_cla_placement_start_date")
    )
    end_date: date | None = Column(
        doc="Date it ended; blank while it lasts.",
        ssd=ssd("ssd_cla_placement", "clap_cla_placement_end_date"),
    )
    placement_type: str | None = Column(
        doc="Placement type: the SSDA903's codes.",
        ssd=ssd("ssd_cla_placement", "clap_cla_placement_type"),
    )
    provider: str | None = Column(
        doc="Who provides it: PR0 to PR5.",
        ssd=ssd("ssd_cla_placement", "clap_cla_placement_provider"),
    )
    postcode: str | None = Column(
        doc="Postcode.", ssd=ssd("ssd_cla_placement", "clap_cla_placement_postcode")
    )
    urn: str | None = Column(
        doc="Ofsted's number of the provider.",
        ssd=ssd("ssd_cla_placement", "clap_cla_placement_urn"),
    )
    distance: float | None = Column(
        doc="Miles from home in a straight line.",
        ssd=ssd("ssd_cla_placement", "clap_cla_placement_distance"),
    )
    location: str | None = Column(doc="IN or OUT of the council's own area.")
    change_reason: str | None = Column(
        doc="Why it ended for another.",
        ssd=ssd("ssd_cla_placement", "clap_cla_placement_change_reason"),
    )
    area_code: str | None = Column(doc="The authority it is in: its ONS code.")


class LegalStatus(Kept, name="legal_status"):
    """One row for each legal status of a child in care, as long as it lasted."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "start_date")
    legal_status_id: str = Column(
        key=True, doc="The row's key.", ssd=ssd("ssd_legal_status", "lega_legal_status_id")
    )
    person_id: str = Column(doc="The child.", ssd=ssd("ssd_legal_status", "lega_person_id"))
    legal_status: str | None = Column(
        doc="The legal status: the SSDA903's codes.",
        ssd=ssd("ssd_legal_status", "lega_legal_status"),
    )
    start_date: date | None = Column(
        doc="Since when.", ssd=ssd("ssd_legal_status", "lega_legal_status_start_date")
    )
    end_date: date | None = Column(
        doc="Until when; blank while it lasts.",
        ssd=ssd("ssd_legal_status", "lega_legal_status_end_date"),
    )
    as_found: str | None = Column(doc="The words that were found, where they were no code.")


class Permanence(Kept, name="permanence"):
    """One row for each plan of adoption of a child, and for each other permanent home."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "decision_date")
    permanence_id: str = Column(
        key=True, doc="The row's key.", ssd=ssd("ssd_permanence", "perm_table_id")
    )
    person_id: str = Column(doc="The child.", ssd=ssd("ssd_permanence", "perm_person_id"))
    care_period_id: str | None = Column(
        doc="The period of care it is part of.", ssd=ssd("ssd_permanence", "perm_cla_id")
    )
    decision_date: date | None = Column(
        doc="Date it was decided that the child should be placed for adoption.",
        ssd=ssd("ssd_permanence", "perm_adm_decision_date"),
    )
    placement_order_date: date | None = Column(
        doc="Date of the placement order.",
        ssd=ssd("ssd_permanence", "perm_placement_order_date"),
    )
    matched_date: date | None = Column(
        doc="Date of the match with adopters.", ssd=ssd("ssd_permanence", "perm_matched_date")
    )
    placed_for_adoption_date: date | None = Column(
        doc="Date the child moved in with the adopters.",
        ssd=ssd("ssd_permanence", "perm_placed_for_adoption_date"),
    )
    placed_ffa_cp_date: date | None = Column(
        doc="Date of a placement in fostering for adoption or concurrent planning.",
        ssd=ssd("ssd_permanence", "perm_placed_ffa_cp_date"),
    )
    placed_foster_carer_date: date | None = Column(
        doc="Date the child moved in with the foster carers who adopted.",
        ssd=ssd("ssd_permanence", "perm_placed_foster_carer_date"),
    )
    adopted_by_carer: bool | None = Column(
        doc="Whether the adopters were the child's foster carers.",
        ssd=ssd("ssd_permanence", "perm_adopted_by_carer_flag"),
    )
    reversed_date: date | None = Column(
        doc="Date the decision was reversed.",
        ssd=ssd("ssd_permanence", "perm_decision_reversed_date"),
    )
    reversed_reason: str | None = Column(
        doc="Why: RD1 to RD4.", ssd=ssd("ssd_permanence", "perm_decision_reversed_reason")
    )
    order_date: date | None = Column(
        doc="Date of the order of adoption or guardianship.",
        ssd=ssd("ssd_permanence", "perm_permanence_order_date"),
    )
    order_type: str | None = Column(
        doc="What order it was.", ssd=ssd("ssd_permanence", "perm_permanence_order_type")
    )
    number_of_adopters: int | None = Column(
        doc="Number of adopters.", ssd=ssd("ssd_permanence", "perm_number_of_adopters")
    )
    sex_of_adopters: str | None = Column(
        doc="Sex of the adopters.", ssd=ssd("ssd_permanence", "perm_adopter_sex")
    )
    legal_status_of_adopters: str | None = Column(
        doc="Legal status of the adopters.",
        ssd=ssd("ssd_permanence", "perm_adopter_legal_status"),
    )
    adoptive_family_id: str | None = Column(doc="Annex A's identifier of the adoptive family.")


class Missing(Kept, name="missing"):
    """One row for each time a child was missing, or away without authorisation."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "start_date")
    missing_id: str = Column(key=True, doc="The incident.", ssd=ssd("ssd_missing", "miss_table_id"))
    person_id: str = Column(doc="The child.", ssd=ssd("ssd_missing", "miss_person_id"))
    start_date: date | None = Column(
        doc="Date it began.", ssd=ssd("ssd_missing", "miss_missing_episode_start_date")
    )
    end_date: date | None = Column(
        doc="Date the child came back; blank while missing.",
        ssd=ssd("ssd_missing", "miss_missing_episode_end_date"),
    )
    missing_type: str | None = Column(
        doc="M missing, A away without authorisation.",
        ssd=ssd("ssd_missing", "miss_missing_episode_type"),
    )
    interview_offered: bool | None = Column(
        doc="Whether a return interview was offered.",
        ssd=ssd("ssd_missing", "miss_missing_rhi_offered"),
    )
    interview_accepted: bool | None = Column(
        doc="Whether the child accepted it.", ssd=ssd("ssd_missing", "miss_missing_rhi_accepted")
    )
    interview_date: date | None = Column(
        doc="Date of the return interview: in no return, nor in the dataset."
    )


class CareLeaver(Kept, name="care_leaver"):
    """One row for each care leaver and day on which the position was noted."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "as_at")
    care_leaver_id: str = Column(
        key=True, doc="The row's key.", ssd=ssd("ssd_care_leavers", "clea_table_id")
    )
    person_id: str = Column(doc="The young person.", ssd=ssd("ssd_care_leavers", "clea_person_id"))
    as_at: date | None = Column(
        doc="The day the position is of: the birthday of the SSDA903's year, the extract's day."
    )
    eligibility: str | None = Column(
        doc="Relevant, former relevant, qualifying or eligible: RELEVANT, FORMER_RELEVANT, "
        "QUALIFYING, ELIGIBLE.",
        ssd=ssd("ssd_care_leavers", "clea_care_leaver_eligibility"),
    )
    in_touch: str | None = Column(
        doc="Whether the council is in touch: the SSDA903's codes.",
        ssd=ssd("ssd_care_leavers", "clea_care_leaver_in_touch"),
    )
    latest_contact_date: date | None = Column(
        doc="Date of the latest contact.",
        ssd=ssd("ssd_care_leavers", "clea_care_leaver_latest_contact"),
    )
    accommodation: str | None = Column(
        doc="Where the young person lives: the SSDA903's ACCOM without its last figure.",
        ssd=ssd("ssd_care_leavers", "clea_care_leaver_accommodation"),
    )
    suitable: bool | None = Column(
        doc="Whether that is suitable: the last figure of ACCOM.",
        ssd=ssd("ssd_care_leavers", "clea_care_leaver_accom_suitable"),
    )
    activity: str | None = Column(
        doc="What the young person mainly does: the SSDA903's ACTIV.",
        ssd=ssd("ssd_care_leavers", "clea_care_leaver_activity"),
    )
    pathway_plan_review_date: date | None = Column(
        doc="Date the pathway plan was last reviewed.",
        ssd=ssd("ssd_care_leavers", "clea_pathway_plan_review_date"),
    )
    personal_adviser: str | None = Column(
        doc="The personal adviser.",
        ssd=ssd("ssd_care_leavers", "clea_care_leaver_personal_advisor"),
    )
    team_id: str | None = Column(
        doc="The team.", ssd=ssd("ssd_care_leavers", "clea_care_leaver_allocated_team")
    )
    worker_id: str | None = Column(
        doc="The worker.", ssd=ssd("ssd_care_leavers", "clea_care_leaver_worker_id")
    )


class Review(Kept, name="review"):
    """One row for each review: of a child protection plan (CP), of a child in care (CLA), of a
    pathway plan (PATHWAY). Three tables of the dataset in one."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "review_type", "review_date", "due_date")
    review_id: str = Column(
        key=True,
        doc="The review.",
        ssd=("ssd_cp_reviews.cppr_cp_review_id", "ssd_cla_reviews.clar_cla_review_id"),
    )
    person_id: str = Column(
        doc="The child.",
        ssd=("ssd_cp_reviews.cppr_person_id", "ssd_cla_reviews.clar_cla_person_id"),
    )
    review_type: str | None = Column(doc="CP, CLA or PATHWAY.")
    of_id: str | None = Column(
        doc="The child protection plan, or the period of care.",
        ssd=("ssd_cp_reviews.cppr_cp_plan_id", "ssd_cla_reviews.clar_cla_id"),
    )
    due_date: date | None = Column(
        doc="By when it was due.",
        ssd=("ssd_cp_reviews.cppr_cp_review_due", "ssd_cla_reviews.clar_cla_review_due_date"),
    )
    review_date: date | None = Column(
        doc="Date it was held; blank where it was not yet.",
        ssd=("ssd_cp_reviews.cppr_cp_review_date", "ssd_cla_reviews.clar_cla_review_date"),
    )
    cancelled: bool | None = Column(
        doc="Whether it was cancelled.", ssd=("ssd_cla_reviews.clar_cla_review_cancelled",)
    )
    participation: str | None = Column(
        doc="How the child took part: PN0 to PN7.",
        ssd=(
            "ssd_cp_reviews.cppr_cp_review_participation",
            "ssd_cla_reviews.clar_cla_review_participation",
        ),
    )
    continues: bool | None = Column(
        doc="Whether the plan goes on.", ssd=("ssd_cp_reviews.cppr_cp_review_outcome_continue_cp",)
    )


class Visit(Kept, name="visit"):
    """One row for each visit to a child: on a plan of a child in need (CIN), on a child
    protection plan (CP), in care (CLA). Three tables of the dataset in one."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "visit_type", "visit_date")
    visit_id: str = Column(
        key=True,
        doc="The visit.",
        ssd=(
            "ssd_cin_visits.cinv_cin_visit_id",
            "ssd_cp_visits.cppv_cp_visit_id",
            "ssd_cla_visits.clav_cla_visit_id",
        ),
    )
    person_id: str = Column(
        doc="The child.",
        ssd=(
            "ssd_cin_visits.cinv_person_id",
            "ssd_cp_visits.cppv_person_id",
            "ssd_cla_visits.clav_person_id",
        ),
    )
    visit_type: str | None = Column(doc="CIN, CP or CLA.")
    of_id: str | None = Column(
        doc="The child protection plan, or the period of care.",
        ssd=("ssd_cp_visits.cppv_cp_plan_id", "ssd_cla_visits.clav_cla_id"),
    )
    visit_date: date | None = Column(
        doc="Date of the visit.",
        ssd=(
            "ssd_cin_visits.cinv_cin_visit_date",
            "ssd_cp_visits.cppv_cp_visit_date",
            "ssd_cla_visits.clav_cla_visit_date",
        ),
    )
    seen: bool | None = Column(
        doc="Whether the child was seen.",
        ssd=(
            "ssd_cin_visits.cinv_cin_visit_seen",
            "ssd_cp_visits.cppv_cp_visit_seen",
            "ssd_cla_visits.clav_cla_visit_seen",
        ),
    )
    seen_alone: bool | None = Column(
        doc="Whether the child was seen alone.",
        ssd=(
            "ssd_cin_visits.cinv_cin_visit_seen_alone",
            "ssd_cp_visits.cppv_cp_visit_seen_alone",
            "ssd_cla_visits.clav_cla_visit_seen_alone",
        ),
    )
    bedroom: bool | None = Column(
        doc="Whether the child's bedroom was seen.",
        ssd=("ssd_cin_visits.cinv_cin_visit_bedroom", "ssd_cp_visits.cppv_cp_visit_bedroom"),
    )
    worker_id: str | None = Column(doc="Who visited.")


class ClaOutcome(Kept, name="cla_outcome"):
    """One row for each health check, immunisation, questionnaire, conviction or misuse of
    substances of a child in care, and for each yearly answer of the SSDA903's OC2. Five tables of
    the dataset in one.

    `outcome_type`: HEALTH_ASSESSMENT, DENTAL_CHECK, DEVELOPMENT_CHECK, IMMUNISATIONS, SDQ,
    CONVICTED, SUBSTANCE_MISUSE, INTERVENTION_RECEIVED, INTERVENTION_OFFERED. A dated event has
    `outcome_date`; a yearly answer has `year_end`, the year's 31 March, and `value` 1 or 0 (of
    the questionnaire, the score)."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "outcome_type", "outcome_date", "year_end")
    cla_outcome_id: str = Column(
        key=True,
        doc="The row's key.",
        ssd=(
            "ssd_cla_health.clah_health_check_id",
            "ssd_sdq_scores.csdq_table_id",
            "ssd_cla_convictions.clac_cla_conviction_id",
            "ssd_cla_substance_misuse.clas_substance_misuse_id",
        ),
    )
    person_id: str = Column(
        doc="The child.",
        ssd=(
            "ssd_cla_health.clah_person_id",
            "ssd_cla_immunisations.clai_person_id",
            "ssd_sdq_scores.csdq_person_id",
            "ssd_cla_convictions.clac_person_id",
            "ssd_cla_substance_misuse.clas_person_id",
        ),
    )
    outcome_type: str | None = Column(doc="What it is about, as above.")
    outcome_date: date | None = Column(
        doc="Date of the event; blank for a yearly answer.",
        ssd=(
            "ssd_cla_health.clah_health_check_date",
            "ssd_cla_immunisations.clai_immunisations_status_date",
            "ssd_sdq_scores.csdq_sdq_completed_date",
            "ssd_cla_convictions.clac_cla_conviction_date",
            "ssd_cla_substance_misuse.clas_substance_misuse_date",
        ),
    )
    year_end: date | None = Column(doc="The 31 March of a yearly answer; blank for an event.")
    value: str | None = Column(
        doc="The answer or score: 1 yes, 0 no, 0 to 40 for the questionnaire.",
        ssd=("ssd_sdq_scores.csdq_sdq_score", "ssd_cla_immunisations.clai_immunisations_status"),
    )
    status: str | None = Column(
        doc="Why there is none, or that it was refused: the SSDA903's SDQ_REASON; REFUSED.",
        ssd=("ssd_cla_health.clah_health_check_status", "ssd_sdq_scores.csdq_sdq_reason"),
    )


class PreviousPermanence(Kept, name="previous_permanence"):
    """One row for each child who had left care for a permanent home before."""

    person_id: str = Column(
        key=True, doc="The child.", ssd=ssd("ssd_cla_previous_permanence", "lapp_person_id")
    )
    option: str | None = Column(
        doc="The earlier permanence option: the SSDA903's PREV_PERM.",
        ssd=ssd("ssd_cla_previous_permanence", "lapp_previous_permanence_option"),
    )
    arranged_by: str | None = Column(
        doc="The authority that arranged it.",
        ssd=ssd("ssd_cla_previous_permanence", "lapp_previous_permanence_la"),
    )
    order_date: str | None = Column(
        doc="Date of the order as written; z stands for what is unknown.",
        ssd=ssd("ssd_cla_previous_permanence", "lapp_previous_permanence_order_date"),
    )


class CarePlan(Kept, name="care_plan"):
    """One row for each care plan of a child in care, with the permanence it aims at."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "start_date")
    care_plan_id: str = Column(
        key=True, doc="The plan.", ssd=ssd("ssd_cla_care_plan", "lacp_table_id")
    )
    person_id: str = Column(doc="The child.", ssd=ssd("ssd_cla_care_plan", "lacp_person_id"))
    start_date: date | None = Column(
        doc="Date it began.", ssd=ssd("ssd_cla_care_plan", "lacp_cla_care_plan_start_date")
    )
    end_date: date | None = Column(
        doc="Date it ended.", ssd=ssd("ssd_cla_care_plan", "lacp_cla_care_plan_end_date")
    )
    permanence_option: str | None = Column(
        doc="The permanence it aims at: Annex A's codes.",
        ssd=ssd("ssd_cla_care_plan", "lacp_cla_care_plan_json"),
    )


class Dolo(Kept, name="dolo"):
    """One row for each deprivation of liberty order of a child. Not in the dataset."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "start_date")
    dolo_id: str = Column(key=True, doc="The order.")
    person_id: str = Column(doc="The child.")
    start_date: date | None = Column(doc="Date it began.")
    end_date: date | None = Column(doc="Date it ended.")


TABLES = (
    ClaEpisode,
    Placement,
    LegalStatus,
    Permanence,
    Missing,
    CareLeaver,
    Review,
    Visit,
    ClaOutcome,
    PreviousPermanence,
    CarePlan,
    Dolo,
)
