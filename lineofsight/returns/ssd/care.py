"""The dataset's tables of children in care and care leavers."""

from __future__ import annotations

from datetime import date

from lineofsight.engine.tables import Column, Table


class LegalStatus(Table, name="ssd_legal_status"):
    """One row for each legal status of a child."""

    lega_legal_status_id: str | None = Column(doc="The row's key.", key=True)
    lega_person_id: str | None = Column(doc="The child.")
    lega_legal_status: str | None = Column(doc="The legal status: the SSDA903's codes.")
    lega_legal_status_start_date: date | None = Column(doc="Since when.")
    lega_legal_status_end_date: date | None = Column(doc="Until when; blank while it lasts.")


class ClaEpisodes(Table, name="ssd_cla_episodes"):
    """One row for each episode of care."""

    clae_cla_episode_id: str | None = Column(doc="The episode.", key=True)
    clae_person_id: str | None = Column(doc="The child.")
    clae_cla_episode_start_date: date | None = Column(doc="Date it began (DECOM).")
    clae_cla_episode_start_reason: str | None = Column(doc="Why it began (RNE): S, L, P, T, B, U.")
    clae_cla_primary_need_code: str | None = Column(doc="Category of need (CIN), N1 to N8.")
    clae_cla_episode_ceased_date: date | None = Column(
        doc="Date it ceased (DEC); blank while open."
    )
    clae_cla_episode_ceased_reason: str | None = Column(doc="Why it ceased (REC).")
    clae_cla_id: str | None = Column(doc="The period of care it is part of.")
    clae_referral_id: str | None = Column(doc="The referral that led to it.")
    clae_cla_placement_id: str | None = Column(doc="The placement.")
    clae_entered_care_date: date | None = Column(doc="First day of the period of care.")
    clae_cla_last_iro_contact_date: date | None = Column(
        doc="Last time the independent reviewing officer saw the child."
    )


class ClaPlacement(Table, name="ssd_cla_placement"):
    """One row for each placement."""

    clap_cla_placement_id: str | None = Column(doc="The placement.", key=True)
    clap_cla_placement_start_date: date | None = Column(doc="Date it began.")
    clap_cla_placement_type: str | None = Column(doc="Placement type: the SSDA903's codes.")
    clap_cla_placement_urn: str | None = Column(doc="Ofsted's number of the provider.")
    clap_cla_placement_distance: float | None = Column(doc="Miles from home in a straight line.")
    clap_cla_id: str | None = Column(doc="The period of care it is part of.")
    clap_cla_placement_provider: str | None = Column(doc="Who provides it: PR0 to PR5.")
    clap_cla_placement_postcode: str | None = Column(doc="Postcode.")
    clap_cla_placement_end_date: date | None = Column(doc="Date it ended; blank while it lasts.")
    clap_cla_placement_change_reason: str | None = Column(doc="Why it ended for another.")
    clap_person_id: str | None = Column(doc="The child.")


class ClaReviews(Table, name="ssd_cla_reviews"):
    """One row for each review of a child in care."""

    clar_cla_review_id: str | None = Column(doc="The review.", key=True)
    clar_cla_id: str | None = Column(doc="The child protection plan, or the period of care.")
    clar_cla_review_due_date: date | None = Column(doc="By when it was due.")
    clar_cla_review_date: date | None = Column(doc="Date it was held; blank where it was not yet.")
    clar_cla_review_cancelled: str | None = Column(doc="Whether it was cancelled.")
    clar_cla_review_participation: str | None = Column(doc="How the child took part: PN0 to PN7.")
    clar_cla_person_id: str | None = Column(doc="The child.")


class ClaVisits(Table, name="ssd_cla_visits"):
    """One row for each visit to a child in care."""

    clav_cla_visit_id: str | None = Column(doc="The visit.", key=True)
    clav_cla_id: str | None = Column(doc="The child protection plan, or the period of care.")
    clav_person_id: str | None = Column(doc="The child.")
    clav_cla_visit_date: date | None = Column(doc="Date of the visit.")
    clav_cla_visit_seen: str | None = Column(doc="Whether the child was seen.")
    clav_cla_visit_seen_alone: str | None = Column(doc="Whether the child was seen alone.")


class ClaHealth(Table, name="ssd_cla_health"):
    """One row for each health check of a child in care."""

    clah_health_check_id: str | None = Column(doc="The row's key.", key=True)
    clah_person_id: str | None = Column(doc="The child.")
    clah_health_check_type: str | None = Column(doc="Health check type.")
    clah_health_check_date: date | None = Column(
        doc="Date of the event; blank for a yearly answer."
    )
    clah_health_check_status: str | None = Column(
        doc="Why there is none, or that it was refused: the SSDA903's SDQ_REASON; REFUSED."
    )


class ClaImmunisations(Table, name="ssd_cla_immunisations"):
    """One row for each child in care, with the immunisations as they stand."""

    clai_person_id: str | None = Column(doc="The child.", key=True)
    clai_immunisations_status: str | None = Column(
        doc="The answer or score: 1 yes, 0 no, 0 to 40 for the questionnaire."
    )
    clai_immunisations_status_date: date | None = Column(
        doc="Date of the event; blank for a yearly answer."
    )


class ClaSubstanceMisuse(Table, name="ssd_cla_substance_misuse"):
    """One row for each misuse of substances of a child in care."""

    clas_substance_misuse_id: str | None = Column(doc="The row's key.", key=True)
    clas_person_id: str | None = Column(doc="The child.")
    clas_substance_misuse_date: date | None = Column(
        doc="Date of the event; blank for a yearly answer."
    )
    clas_substance_misused: str | None = Column(doc="Substance misused.")
    clas_intervention_received: str | None = Column(doc="Intervention received.")


class ClaConvictions(Table, name="ssd_cla_convictions"):
    """One row for each conviction of a child in care."""

    clac_cla_conviction_id: str | None = Column(doc="The row's key.", key=True)
    clac_person_id: str | None = Column(doc="The child.")
    clac_cla_conviction_date: date | None = Column(
        doc="Date of the event; blank for a yearly answer."
    )
    clac_cla_conviction_offence: str | None = Column(doc="Cla conviction offence.")


class SdqScores(Table, name="ssd_sdq_scores"):
    """One row for each questionnaire on a child in care."""

    csdq_table_id: str | None = Column(doc="The row's key.", key=True)
    csdq_person_id: str | None = Column(doc="The child.")
    csdq_sdq_completed_date: date | None = Column(
        doc="Date of the event; blank for a yearly answer."
    )
    csdq_sdq_reason: str | None = Column(
        doc="Why there is none, or that it was refused: the SSDA903's SDQ_REASON; REFUSED."
    )
    csdq_sdq_score: int | None = Column(
        doc="The answer or score: 1 yes, 0 no, 0 to 40 for the questionnaire."
    )


class Missing(Table, name="ssd_missing"):
    """One row for each time a child was missing or away."""

    miss_table_id: str | None = Column(doc="The incident.", key=True)
    miss_person_id: str | None = Column(doc="The child.")
    miss_missing_episode_start_date: date | None = Column(doc="Date it began.")
    miss_missing_episode_type: str | None = Column(doc="M missing, A away without authorisation.")
    miss_missing_episode_end_date: date | None = Column(
        doc="Date the child came back; blank while missing."
    )
    miss_missing_rhi_offered: str | None = Column(doc="Whether a return interview was offered.")
    miss_missing_rhi_accepted: str | None = Column(doc="Whether the child accepted it.")


class ClaPreviousPermanence(Table, name="ssd_cla_previous_permanence"):
    """One row for each earlier permanent home of a child in care."""

    lapp_table_id: str | None = Column(doc="Table id.", key=True)
    lapp_person_id: str | None = Column(doc="The child.")
    lapp_previous_permanence_order_date: str | None = Column(
        doc="Date of the order as written; z stands for what is unknown."
    )
    lapp_previous_permanence_option: str | None = Column(
        doc="The earlier permanence option: the SSDA903's PREV_PERM."
    )
    lapp_previous_permanence_la: str | None = Column(doc="The authority that arranged it.")


class ClaCarePlan(Table, name="ssd_cla_care_plan"):
    """One row for each care plan of a child in care."""

    lacp_table_id: str | None = Column(doc="The plan.", key=True)
    lacp_person_id: str | None = Column(doc="The child.")
    lacp_cla_care_plan_start_date: date | None = Column(doc="Date it began.")
    lacp_cla_care_plan_end_date: date | None = Column(doc="Date it ended.")
    lacp_cla_care_plan_json: str | None = Column(doc="The permanence it aims at: Annex A's codes.")


class Permanence(Table, name="ssd_permanence"):
    """One row for each plan of a permanent home."""

    perm_table_id: str | None = Column(doc="The row's key.", key=True)
    perm_person_id: str | None = Column(doc="The child.")
    perm_cla_id: str | None = Column(doc="The period of care it is part of.")
    perm_adm_decision_date: date | None = Column(
        doc="Date it was decided that the child should be placed for adoption."
    )
    perm_ffa_cp_decision_date: date | None = Column(doc="Ffa cp decision date.")
    perm_placement_order_date: date | None = Column(doc="Date of the placement order.")
    perm_placed_for_adoption_date: date | None = Column(
        doc="Date the child moved in with the adopters."
    )
    perm_matched_date: date | None = Column(doc="Date of the match with adopters.")
    perm_adopted_by_carer_flag: str | None = Column(
        doc="Whether the adopters were the child's foster carers."
    )
    perm_placed_ffa_cp_date: date | None = Column(
        doc="Date of a placement in fostering for adoption or concurrent planning."
    )
    perm_decision_reversed_date: date | None = Column(doc="Date the decision was reversed.")
    perm_placed_foster_carer_date: date | None = Column(
        doc="Date the child moved in with the foster carers who adopted."
    )
    perm_part_of_sibling_group: str | None = Column(doc="Part of sibling group.")
    perm_siblings_placed_together: int | None = Column(doc="Siblings placed together.")
    perm_siblings_placed_apart: int | None = Column(doc="Siblings placed apart.")
    perm_placement_provider_urn: str | None = Column(doc="Placement provider urn.")
    perm_decision_reversed_reason: str | None = Column(doc="Why: RD1 to RD4.")
    perm_permanence_order_date: date | None = Column(
        doc="Date of the order of adoption or guardianship."
    )
    perm_permanence_order_type: str | None = Column(doc="What order it was.")
    perm_adoption_worker_id: str | None = Column(doc="Adoption worker id.")
    perm_adopter_sex: str | None = Column(doc="Sex of the adopters.")
    perm_adopter_legal_status: str | None = Column(doc="Legal status of the adopters.")
    perm_number_of_adopters: int | None = Column(doc="Number of adopters.")


class CareLeavers(Table, name="ssd_care_leavers"):
    """One row for each care leaver, as things stand."""

    clea_table_id: str | None = Column(doc="The row's key.", key=True)
    clea_person_id: str | None = Column(doc="The young person.")
    clea_care_leaver_eligibility: str | None = Column(
        doc="Whether relevant, former relevant, qualifying or eligible."
    )
    clea_care_leaver_in_touch: str | None = Column(
        doc="Whether the council is in touch: the SSDA903's codes."
    )
    clea_care_leaver_latest_contact: date | None = Column(doc="Date of the latest contact.")
    clea_care_leaver_accommodation: str | None = Column(
        doc="Where the young person lives: the SSDA903's ACCOM without its last figure."
    )
    clea_care_leaver_accom_suitable: str | None = Column(
        doc="Whether that is suitable: the last figure of ACCOM."
    )
    clea_care_leaver_activity: str | None = Column(
        doc="What the young person mainly does: the SSDA903's ACTIV."
    )
    clea_pathway_plan_review_date: date | None = Column(
        doc="Date the pathway plan was last reviewed."
    )
    clea_care_leaver_personal_advisor: str | None = Column(doc="The personal adviser.")
    clea_care_leaver_allocated_team: str | None = Column(doc="The team.")
    clea_care_leaver_worker_id: str | None = Column(doc="The worker.")


TABLES: tuple[type[Table], ...] = (
    LegalStatus,
    ClaEpisodes,
    ClaPlacement,
    ClaReviews,
    ClaVisits,
    ClaHealth,
    ClaImmunisations,
    ClaSubstanceMisuse,
    ClaConvictions,
    SdqScores,
    Missing,
    ClaPreviousPermanence,
    ClaCarePlan,
    Permanence,
    CareLeavers,
)
