"""An extract's rows from the referral to the child protection plan."""

from __future__ import annotations

import json
from datetime import date, timedelta

from lineofsight.synthetic.cin.children import Episode
from lineofsight.synthetic.council.life import Life
from lineofsight.synthetic.council.on_a_day import seen_in_assessment
from lineofsight.synthetic.council.ssd_extract import Extract, held


def add_need(out: Extract, life: Life, index: int, episode: Episode) -> None:
    """Write a referral and all that followed it, where it is in the extract."""
    if not out.is_in(episode.referred, episode.closed if episode.acted_on else episode.referred):
        return
    child, referral = life.identifier, f"R{life.identifier}-{index}"
    team, worker = held(life, episode.referred)
    closed = out.known(episode.closed)
    out.put(
        "ssd_cin_episodes",
        cine_referral_id=referral,
        cine_person_id=child,
        cine_referral_date=episode.referred,
        cine_cin_primary_need_code=episode.need,
        cine_referral_source_code=episode.source,
        cine_referral_nfa=not episode.acted_on,
        cine_close_date=closed,
        cine_close_reason=episode.reason if closed else "",
        cine_referral_team=team,
        cine_referral_worker_id=worker,
    )
    for number, one in enumerate(episode.assessments):
        if one.start > out.as_at:
            continue
        team, worker = held(life, one.start)
        key = f"AS{life.identifier}-{index}-{number}"
        end = out.known(one.end)
        out.put(
            "ssd_cin_assessments",
            cina_assessment_id=key,
            cina_person_id=child,
            cina_referral_id=referral,
            cina_assessment_start_date=one.start,
            cina_assessment_auth_date=end,
            cina_assessment_child_seen=seen_in_assessment(life, number, end or out.as_at),
            cina_assessment_outcome_nfa=(episode.reason in ("RC8", "RC9")) if end else None,
            cina_assessment_team=team,
            cina_assessment_worker_id=worker,
        )
        if end:
            out.put(
                "ssd_assessment_factors",
                cinf_table_id=f"F{key}",
                cinf_assessment_id=key,
                cinf_assessment_factors_json=json.dumps(one.factors),
            )
    for number, plan in enumerate(episode.need_plans):
        if out.is_in(plan.start, plan.end):
            team, worker = held(life, plan.start)
            out.put(
                "ssd_cin_plans",
                cinp_cin_plan_id=f"NP{life.identifier}-{index}-{number}",
                cinp_referral_id=referral,
                cinp_person_id=child,
                cinp_cin_plan_start_date=plan.start,
                cinp_cin_plan_end_date=out.known(plan.end),
                cinp_cin_plan_team=team,
                cinp_cin_plan_worker_id=worker,
            )
    _add_protection(out, life, index, episode, referral)


def _add_protection(out: Extract, life: Life, index: int, episode: Episode, referral: str) -> None:
    child = life.identifier
    conferences: list[tuple[date, str, str | None, date | None]] = []
    for number, one in enumerate(episode.enquiries):
        if one.start > out.as_at:
            continue
        key = f"S{life.identifier}-{index}-{number}"
        team, worker = held(life, one.start)
        ended = out.known(one.decided)
        out.put(
            "ssd_s47_enquiry",
            s47e_s47_enquiry_id=key,
            s47e_referral_id=referral,
            s47e_person_id=child,
            s47e_s47_start_date=one.start,
            s47e_s47_end_date=ended,
            s47e_s47_nfa=(one.conference is None) if ended else None,
            s47e_s47_outcome_json=_outcome(one.conference is not None) if ended else None,
            s47e_s47_completed_by_team=team,
            s47e_s47_completed_by_worker_id=worker,
        )
        if one.conference and one.conference <= out.as_at:
            conferences.append((one.conference, f"K{key}", key, one.target))
    if episode.conference and episode.conference <= out.as_at:
        conferences.append((episode.conference, f"KT{life.identifier}-{index}", None, None))
    plans = {
        plan.start: f"P{life.identifier}-{index}-{number}"
        for number, plan in enumerate(episode.protection_plans)
    }
    keys = {on: key for on, key, _, _ in conferences}
    for on, key, enquiry, target in conferences:
        team, worker = held(life, on)
        out.put(
            "ssd_initial_cp_conference",
            icpc_icpc_id=key,
            icpc_s47_enquiry_id=enquiry,
            icpc_person_id=child,
            icpc_referral_id=referral,
            icpc_icpc_transfer_in=enquiry is None,
            icpc_icpc_target_date=target,
            icpc_icpc_date=on,
            icpc_icpc_outcome_cp_flag=on in plans,
            icpc_cp_plan_id=plans.get(on),
            icpc_icpc_team=team,
            icpc_icpc_worker_id=worker,
        )
    for plan in episode.protection_plans:
        if not out.is_in(plan.start, plan.end):
            continue
        key = plans[plan.start]
        out.put(
            "ssd_cp_plans",
            cppl_cp_plan_id=key,
            cppl_referral_id=referral,
            cppl_icpc_id=keys.get(plan.start),
            cppl_person_id=child,
            cppl_cp_plan_start_date=plan.start,
            cppl_cp_plan_end_date=out.known(plan.end),
            cppl_cp_plan_initial_category=plan.category,
            cppl_cp_plan_latest_category=plan.latest,
            cppl_cp_plan_ola=False,
        )
        due = plan.start + timedelta(days=91)
        for number, on in enumerate(plan.reviews):
            if on <= out.as_at:
                out.put(
                    "ssd_cp_reviews",
                    cppr_cp_review_id=f"{key}-{number}",
                    cppr_person_id=child,
                    cppr_cp_plan_id=key,
                    cppr_cp_review_due=due,
                    cppr_cp_review_date=on,
                    cppr_cp_review_outcome_continue_cp=on != plan.end,
                )
            due = on + timedelta(days=183)


def _outcome(conference: bool) -> str:
    """What an enquiry led to, as the dataset writes it."""
    return json.dumps({"CP_CONFERENCE_FLAG": "Y" if conference else "N"})
