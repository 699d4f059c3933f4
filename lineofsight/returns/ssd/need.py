"""The dataset's tables from the first contact to the child protection plan."""

from __future__ import annotations

from datetime import date

from lineofsight.engine.tables import Column, Table


class Contacts(Table, name="ssd_contacts"):
    """One row for each contact about a child."""

    cont_contact_id: str | None = Column(doc="The contact and child.", key=True)
    cont_person_id: str | None = Column(doc="The child.")
    cont_contact_date: date | None = Column(doc="Date of the contact.")
    cont_contact_source_code: str | None = Column(
        doc="Who made it: the CIN census's codes of who referred."
    )
    cont_contact_source_desc: str | None = Column(doc="Contact source, in words.")
    cont_contact_outcome_json: str | None = Column(doc="Contact outcome, as JSON.")


class EarlyHelpEpisodes(Table, name="ssd_early_help_episodes"):
    """One row for each time a child was helped early."""

    earl_episode_id: str | None = Column(doc="The episode.", key=True)
    earl_person_id: str | None = Column(doc="The child.")
    earl_episode_start_date: date | None = Column(doc="Date it began.")
    earl_episode_end_date: date | None = Column(doc="Date it ended; blank while open.")
    earl_episode_reason: str | None = Column(doc="Episode reason.")
    earl_episode_end_reason: str | None = Column(doc="Why it ended.")
    earl_episode_organisation: str | None = Column(doc="Who helps.")
    earl_episode_worker_id: str | None = Column(doc="Episode worker id.")


class CinEpisodes(Table, name="ssd_cin_episodes"):
    """One row for each referral and the need that follows it."""

    cine_referral_id: str | None = Column(doc="The referral.", key=True)
    cine_person_id: str | None = Column(doc="The child.")
    cine_referral_date: date | None = Column(doc="Date of the referral.")
    cine_cin_primary_need_code: str | None = Column(doc="The primary need, N1 to N0.")
    cine_referral_source_code: str | None = Column(doc="Who referred the child, 1A to 10.")
    cine_referral_source_desc: str | None = Column(doc="Referral source, in words.")
    cine_referral_outcome_json: str | None = Column(doc="Referral outcome, as JSON.")
    cine_referral_nfa: str | None = Column(doc="Whether it led to no further action.")
    cine_close_reason: str | None = Column(doc="Why it was closed, RC1 to RC9.")
    cine_close_date: date | None = Column(doc="Date the case was closed; blank while open.")
    cine_referral_team: str | None = Column(doc="The team that took it.")
    cine_referral_worker_id: str | None = Column(doc="The worker who took it.")


class CinAssessments(Table, name="ssd_cin_assessments"):
    """One row for each assessment."""

    cina_assessment_id: str | None = Column(doc="The assessment.", key=True)
    cina_person_id: str | None = Column(doc="The child.")
    cina_referral_id: str | None = Column(doc="The referral it follows.")
    cina_assessment_start_date: date | None = Column(doc="Date it began.")
    cina_assessment_child_seen: str | None = Column(doc="Whether the child was seen.")
    cina_assessment_auth_date: date | None = Column(doc="Date it was authorised; blank while open.")
    cina_assessment_outcome_json: str | None = Column(doc="Assessment outcome, as JSON.")
    cina_assessment_outcome_nfa: str | None = Column(
        doc="Whether it ended without social care's support."
    )
    cina_assessment_team: str | None = Column(doc="The team that made it.")
    cina_assessment_worker_id: str | None = Column(doc="The worker who made it.")


class AssessmentFactors(Table, name="ssd_assessment_factors"):
    """One row for each assessment, with the list of factors it found."""

    cinf_table_id: str | None = Column(doc="Table id.")
    cinf_assessment_id: str | None = Column(doc="The assessment.")
    cinf_assessment_factors_json: str | None = Column(doc="The factor, 1A to 24A.")


class CinPlans(Table, name="ssd_cin_plans"):
    """One row for each plan of a child in need."""

    cinp_cin_plan_id: str | None = Column(doc="The plan.", key=True)
    cinp_referral_id: str | None = Column(doc="The referral it follows.")
    cinp_person_id: str | None = Column(doc="The child.")
    cinp_cin_plan_start_date: date | None = Column(doc="Date it began.")
    cinp_cin_plan_end_date: date | None = Column(doc="Date it ended; blank while open.")
    cinp_cin_plan_team: str | None = Column(doc="The team that holds it.")
    cinp_cin_plan_worker_id: str | None = Column(doc="The worker who holds it.")


class CinVisits(Table, name="ssd_cin_visits"):
    """One row for each visit to a child on a plan of a child in need."""

    cinv_cin_visit_id: str | None = Column(doc="The visit.", key=True)
    cinv_person_id: str | None = Column(doc="The child.")
    cinv_cin_visit_date: date | None = Column(doc="Date of the visit.")
    cinv_cin_visit_seen: str | None = Column(doc="Whether the child was seen.")
    cinv_cin_visit_seen_alone: str | None = Column(doc="Whether the child was seen alone.")
    cinv_cin_visit_bedroom: str | None = Column(doc="Whether the child's bedroom was seen.")


class S47Enquiry(Table, name="ssd_s47_enquiry"):
    """One row for each section 47 enquiry."""

    s47e_s47_enquiry_id: str | None = Column(doc="The enquiry.", key=True)
    s47e_referral_id: str | None = Column(doc="The referral it follows.")
    s47e_person_id: str | None = Column(doc="The child.")
    s47e_s47_start_date: date | None = Column(doc="Date of the strategy discussion that began it.")
    s47e_s47_end_date: date | None = Column(doc="Date it ended.")
    s47e_s47_nfa: str | None = Column(doc="Whether it led to no further action.")
    s47e_s47_outcome_json: str | None = Column(doc="S47 outcome, as JSON.")
    s47e_s47_completed_by_worker_id: str | None = Column(doc="The worker who made it.")
    s47e_s47_completed_by_team: str | None = Column(doc="The team that made it.")


class InitialCpConference(Table, name="ssd_initial_cp_conference"):
    """One row for each child at each initial child protection conference."""

    icpc_icpc_id: str | None = Column(doc="The conference and child.", key=True)
    icpc_icpc_meeting_id: str | None = Column(doc="Icpc meeting id.")
    icpc_s47_enquiry_id: str | None = Column(doc="The enquiry that led to it.")
    icpc_person_id: str | None = Column(doc="The child.")
    icpc_cp_plan_id: str | None = Column(doc="The plan it led to.")
    icpc_referral_id: str | None = Column(doc="The referral it follows.")
    icpc_icpc_transfer_in: str | None = Column(
        doc="Whether the child moved in with a plan of another council."
    )
    icpc_icpc_target_date: date | None = Column(doc="By when it had to be held.")
    icpc_icpc_date: date | None = Column(doc="Date it was held.")
    icpc_icpc_outcome_cp_flag: str | None = Column(doc="Whether it led to a child protection plan.")
    icpc_icpc_outcome_json: str | None = Column(doc="Icpc outcome, as JSON.")
    icpc_icpc_team: str | None = Column(doc="The team.")
    icpc_icpc_worker_id: str | None = Column(doc="Icpc worker id.")


class CpPlans(Table, name="ssd_cp_plans"):
    """One row for each child protection plan."""

    cppl_cp_plan_id: str | None = Column(doc="The plan.", key=True)
    cppl_referral_id: str | None = Column(doc="The referral it follows.")
    cppl_icpc_id: str | None = Column(doc="The conference that led to it.")
    cppl_person_id: str | None = Column(doc="The child.")
    cppl_cp_plan_start_date: date | None = Column(doc="Date it began.")
    cppl_cp_plan_end_date: date | None = Column(doc="Date it ended; blank while open.")
    cppl_cp_plan_initial_category: str | None = Column(
        doc="Category of abuse when it began: NEG, PHY, SAB, EMO, MUL."
    )
    cppl_cp_plan_ola: str | None = Column(
        doc="Whether it is another council's plan of a child staying here for a while."
    )
    cppl_cp_plan_latest_category: str | None = Column(doc="Category of abuse now.")


class CpVisits(Table, name="ssd_cp_visits"):
    """One row for each visit to a child on a child protection plan."""

    cppv_cp_visit_id: str | None = Column(doc="The visit.", key=True)
    cppv_person_id: str | None = Column(doc="The child.")
    cppv_cp_plan_id: str | None = Column(doc="The child protection plan, or the period of care.")
    cppv_cp_visit_date: date | None = Column(doc="Date of the visit.")
    cppv_cp_visit_seen: str | None = Column(doc="Whether the child was seen.")
    cppv_cp_visit_seen_alone: str | None = Column(doc="Whether the child was seen alone.")
    cppv_cp_visit_bedroom: str | None = Column(doc="Whether the child's bedroom was seen.")


class CpReviews(Table, name="ssd_cp_reviews"):
    """One row for each review of a child protection plan."""

    cppr_cp_review_id: str | None = Column(doc="The review.", key=True)
    cppr_person_id: str | None = Column(doc="The child.")
    cppr_cp_plan_id: str | None = Column(doc="The child protection plan, or the period of care.")
    cppr_cp_review_due: date | None = Column(doc="By when it was due.")
    cppr_cp_review_date: date | None = Column(doc="Date it was held; blank where it was not yet.")
    cppr_cp_review_meeting_id: str | None = Column(doc="Cp review meeting id.")
    cppr_cp_review_outcome_continue_cp: str | None = Column(doc="Whether the plan goes on.")
    cppr_cp_review_quorate: str | None = Column(doc="Cp review quorate.")
    cppr_cp_review_participation: str | None = Column(doc="How the child took part: PN0 to PN7.")


TABLES: tuple[type[Table], ...] = (
    Contacts,
    EarlyHelpEpisodes,
    CinEpisodes,
    CinAssessments,
    AssessmentFactors,
    CinPlans,
    CinVisits,
    S47Enquiry,
    InitialCpConference,
    CpPlans,
    CpVisits,
    CpReviews,
)
