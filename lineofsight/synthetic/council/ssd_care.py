"""An extract's rows of children in care."""

from __future__ import annotations

from datetime import timedelta

from lineofsight.synthetic.council.life import Adoption, CarePeriod, Life
from lineofsight.synthetic.council.on_a_day import care_plans, health_checks
from lineofsight.synthetic.council.ssd_extract import Extract


def add_care(out: Extract, life: Life, index: int, period: CarePeriod) -> None:
    """Write a period of care and all that happened in it, where it is in the extract."""
    if not out.is_in(period.start, period.end):
        return
    child, care = life.identifier, f"L{life.identifier}-{index}"
    placement, placed = "", 0
    reviewed = max((one.on for one in period.reviews if one.on <= out.as_at), default=None)
    latest = max(one.start for one in period.episodes if one.start <= out.as_at)
    for number, one in enumerate(period.episodes):
        if one.start > out.as_at:
            break
        if one.reason != "L":
            placement = f"{care}-P{placed}"
            placed += 1
            last = number
            while last + 1 < len(period.episodes) and period.episodes[last + 1].reason == "L":
                last += 1
            over = out.known(period.episodes[last].end)
            out.put(
                "ssd_cla_placement",
                clap_cla_placement_id=placement,
                clap_cla_id=care,
                clap_person_id=child,
                clap_cla_placement_start_date=one.start,
                clap_cla_placement_end_date=over,
                clap_cla_placement_type=one.at.place,
                clap_cla_placement_provider=one.at.provider,
                clap_cla_placement_postcode=one.at.postcode,
                clap_cla_placement_urn=one.at.urn,
                clap_cla_placement_change_reason=period.episodes[last].change if over else "",
            )
        ended = out.known(one.end)
        out.put(
            "ssd_cla_episodes",
            clae_cla_episode_id=f"{care}-{number}",
            clae_person_id=child,
            clae_cla_id=care,
            clae_referral_id=f"R{child}-{period.referral}",
            clae_cla_placement_id=placement,
            clae_cla_episode_start_date=one.start,
            clae_cla_episode_start_reason=one.reason,
            clae_cla_primary_need_code=period.category_of_need,
            clae_cla_episode_ceased_date=ended,
            clae_cla_episode_ceased_reason=one.end_reason if ended else "",
            clae_entered_care_date=period.start,
            clae_cla_last_iro_contact_date=reviewed if one.start == latest else None,
        )
    _add_statuses(out, child, care, period)
    _add_in_care(out, child, care, period)
    _add_permanence(out, child, care, period)
    _add_health(out, life, care, period)


def _add_statuses(out: Extract, child: str, care: str, period: CarePeriod) -> None:
    number, began = 0, period.start
    for before, after in zip(period.episodes, [*period.episodes[1:], None], strict=True):
        if after is not None and after.legal_status == before.legal_status:
            continue
        if began <= out.as_at:
            out.put(
                "ssd_legal_status",
                lega_legal_status_id=f"{care}-S{number}",
                lega_person_id=child,
                lega_legal_status=before.legal_status,
                lega_legal_status_start_date=began,
                lega_legal_status_end_date=out.known(before.end),
            )
        number += 1
        began = after.start if after is not None else began


def _add_in_care(out: Extract, child: str, care: str, period: CarePeriod) -> None:
    for number, review in enumerate(period.reviews):
        if out.is_in(review.on, review.on):
            out.put(
                "ssd_cla_reviews",
                clar_cla_review_id=f"{care}-R{number}",
                clar_cla_id=care,
                clar_cla_person_id=child,
                clar_cla_review_due_date=review.due,
                clar_cla_review_date=review.on,
                clar_cla_review_cancelled=False,
                clar_cla_review_participation=review.code,
            )
    for number, gone in enumerate(period.missing):
        if out.is_in(gone.start, gone.end):
            back = out.known(gone.end)
            out.put(
                "ssd_missing",
                miss_table_id=f"{care}-M{number}",
                miss_person_id=child,
                miss_missing_episode_start_date=gone.start,
                miss_missing_episode_end_date=back,
                miss_missing_episode_type=gone.kind,
                miss_missing_rhi_offered=gone.offered if back else None,
                miss_missing_rhi_accepted=gone.accepted if back and gone.offered else None,
            )


def _add_permanence(out: Extract, child: str, care: str, period: CarePeriod) -> None:
    plans = [(start, plan) for start, plan in care_plans(period) if start <= out.as_at]
    for number, (start, plan) in enumerate(plans):
        after = plans[number + 1][0] if number + 1 < len(plans) else period.end
        if after is None or start < after:
            out.put(
                "ssd_cla_care_plan",
                lacp_table_id=f"{care}-C{number}",
                lacp_person_id=child,
                lacp_cla_care_plan_start_date=start,
                lacp_cla_care_plan_end_date=out.known(after),
                lacp_cla_care_plan_json=plan,
            )
    if period.adoption is not None and period.adoption.decided <= out.as_at:
        _add_adoption(out, child, care, period.adoption)


def _add_adoption(out: Extract, child: str, care: str, adoption: Adoption) -> None:
    adopted, matched = out.known(adoption.adopted), out.known(adoption.matched)
    given_up = out.known(adoption.reversed_on)
    out.put(
        "ssd_permanence",
        perm_table_id=f"{care}-A",
        perm_person_id=child,
        perm_cla_id=care,
        perm_adm_decision_date=adoption.decided,
        perm_placement_order_date=out.known(adoption.placement_order),
        perm_matched_date=matched,
        perm_placed_for_adoption_date=out.known(adoption.placed),
        perm_adopted_by_carer_flag=adoption.by_carer if matched else None,
        perm_decision_reversed_date=given_up,
        perm_decision_reversed_reason=adoption.reversed_reason if given_up else None,
        perm_permanence_order_date=adopted,
        perm_permanence_order_type="Adoption" if adopted else None,
        perm_number_of_adopters=adoption.adopters if matched else None,
        perm_adopter_sex=adoption.adopters_sex if matched else None,
        perm_adopter_legal_status=adoption.adopters_status if matched else None,
    )


def _add_health(out: Extract, life: Life, care: str, period: CarePeriod) -> None:
    child = life.identifier
    for number, (kind, on) in enumerate(health_checks(life, period)):
        if out.is_in(on, on):
            out.put(
                "ssd_cla_health",
                clah_health_check_id=f"{care}-H{number}",
                clah_person_id=child,
                clah_health_check_type=kind,
                clah_health_check_date=on,
                clah_health_check_status="Completed",
            )
    for end, health in period.health.items():
        year = f"{end.year}"
        if health.sdq_on is not None and out.is_in(health.sdq_on, health.sdq_on):
            out.put(
                "ssd_sdq_scores",
                csdq_table_id=f"{care}-Q{year}",
                csdq_person_id=child,
                csdq_sdq_completed_date=health.sdq_on,
                csdq_sdq_reason=health.sdq_reason,
                csdq_sdq_score=health.sdq,
            )
        # The life has the year of these alone: on which day of it, the child's number says.
        on = end - timedelta(days=20 + life.number * 31 % 320)
        if health.convicted and out.is_in(on, on):
            out.put(
                "ssd_cla_convictions",
                clac_cla_conviction_id=f"{care}-O{year}",
                clac_person_id=child,
                clac_cla_conviction_date=on,
            )
        if health.misuse and out.is_in(on, on):
            out.put(
                "ssd_cla_substance_misuse",
                clas_substance_misuse_id=f"{care}-D{year}",
                clas_person_id=child,
                clas_substance_misuse_date=on,
                clas_intervention_received=health.received,
            )


def add_standing(out: Extract, life: Life) -> None:
    """Write what the dataset has one row of for each child in care: the immunisations as they
    were told of last, and the permanent home before the last time in care."""
    periods = [one for one in life.care if out.is_in(one.start, one.end)]
    told = [
        (end, health)
        for period in periods
        for end, health in period.health.items()
        if out.is_in(end, end)
    ]
    if told:
        end, health = max(told, key=lambda one: one[0])
        out.put(
            "ssd_cla_immunisations",
            clai_person_id=life.identifier,
            clai_immunisations_status=health.immunised,
            clai_immunisations_status_date=end,
        )
    if periods and periods[-1].previous_permanence:
        out.put(
            "ssd_cla_previous_permanence",
            lapp_table_id=f"B{life.identifier}",
            lapp_person_id=life.identifier,
            lapp_previous_permanence_option=periods[-1].previous_permanence,
        )
