"""An extract of an invented council's case system, in the tables of the Standard Safeguarding
Dataset: what was known on a day, six years back."""

from __future__ import annotations

import csv
import json
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from types import TracebackType

from lineofsight.returns.ssd.tables import TABLES
from lineofsight.synthetic.cin.children import Episode, birthday
from lineofsight.synthetic.council.life import CarePeriod, Life, Team, Worker

#: How far back an extract goes.
_YEARS = 6
_COLUMNS = {table.name: list(table.columns()) for table in TABLES}


class SsdWriter:
    """Writes one extract, child by child, as a context manager: a CSV file for each table."""

    def __init__(self, folder: Path, as_at: date) -> None:
        """Args:
        folder: where.
        as_at: the day of the extract.
        """
        folder.mkdir(parents=True)
        self._stack = ExitStack()
        self.as_at = as_at
        self.since = date(as_at.year - _YEARS, as_at.month, min(as_at.day, 28))
        self._writers = {}
        for name, columns in _COLUMNS.items():
            file = (folder / f"{name}.csv").open("w", encoding="utf-8", newline="")
            self._stack.enter_context(file)
            self._writers[name] = csv.writer(file)
            self._writers[name].writerow(columns)

    def _put(self, table: str, **cells: object) -> None:
        known = _COLUMNS[table]
        self._writers[table].writerow([_written(cells.get(name)) for name in known])

    def _known(self, day: date | None) -> date | None:
        """A day where it has come by the day of the extract."""
        return day if day is not None and day <= self.as_at else None

    def _is_in(self, start: date, end: date | None) -> bool:
        """Whether something that lasted is in the extract."""
        return start <= self.as_at and (end is None or end >= self.since)

    def add_workers(self, workers: tuple[Worker, ...], teams: tuple[Team, ...]) -> None:
        """Write the workers and teams."""
        for worker in workers:
            if worker.start <= self.as_at:
                self._put(
                    "ssd_professionals",
                    prof_professional_id=worker.worker,
                    prof_staff_id=worker.worker,
                    prof_social_worker_registration_no=worker.worker,
                    prof_professional_job_title="Social worker",
                    prof_professional_department=worker.team,
                    prof_full_time_equivalency=worker.fte,
                    prof_agency_worker_flag=worker.agency,
                )
        for team in teams:
            self._put("ssd_department", dept_team_id=team.team, dept_team_name=team.name)

    def add(self, life: Life) -> None:
        """Write a child, where anything of it is in the extract."""
        if not self._touches(life):
            return
        self._add_person(life)
        for number, contact in enumerate(life.contacts):
            if self._is_in(contact.on, contact.on):
                self._put(
                    "ssd_contacts",
                    cont_contact_id=f"C{life.identifier}-{number}",
                    cont_person_id=life.identifier,
                    cont_contact_date=contact.on,
                    cont_contact_source_code=contact.source,
                )
        for number, help_ in enumerate(life.early_help):
            if self._is_in(help_.start, help_.end):
                self._put(
                    "ssd_early_help_episodes",
                    earl_episode_id=f"EH{life.identifier}-{number}",
                    earl_person_id=life.identifier,
                    earl_episode_start_date=help_.start,
                    earl_episode_end_date=self._known(help_.end),
                    earl_episode_organisation=help_.organisation,
                )
        for index, episode in enumerate(life.need.episodes):
            self._add_need(life, index, episode)
        for index, period in enumerate(life.care):
            self._add_care(life, index, period)
        self._add_visits(life)
        self._add_work(life)
        self._add_leaving(life)

    def _touches(self, life: Life) -> bool:
        need = any(
            self._is_in(one.referred, one.closed if one.acted_on else one.referred)
            for one in life.need.episodes
        )
        return need or any(one.birthday >= self.since for one in life.leaving)

    def _add_person(self, life: Life) -> None:
        need = life.need
        born = need.born <= self.as_at
        young = birthday(need.born, 5) > self.as_at
        upn = "" if young or need.no_upn else need.upn
        self._put(
            "ssd_person",
            pers_person_id=life.identifier,
            pers_forename=life.forename,
            pers_surname=life.surname,
            pers_sex=need.sex if born else "U",
            pers_gender=need.sex if born else "U",
            pers_ethnicity=need.ethnicity,
            pers_dob=need.born if born else None,
            pers_expected_dob=None if born else need.born,
            pers_death_date=self._known(need.died),
            pers_upn=upn,
            pers_upn_unknown="" if upn else need.no_upn or "UN1",
        )
        if born:
            for number, code in enumerate(need.disabilities):
                self._put(
                    "ssd_disability",
                    disa_table_id=f"D{life.identifier}-{number}",
                    disa_person_id=life.identifier,
                    disa_disability_code=code,
                )
        self._put(
            "ssd_address",
            addr_table_id=f"A{life.identifier}",
            addr_person_id=life.identifier,
            addr_address_type="Home",
            addr_address_start_date=need.born if born else None,
            addr_address_postcode=life.home_postcode,
        )
        if life.uasc:
            until = birthday(need.born, 18)
            self._put(
                "ssd_immigration_status",
                immi_immigration_status_id=f"I{life.identifier}",
                immi_person_id=life.identifier,
                immi_immigration_status="UASC",
                immi_immigration_status_start_date=life.care[0].start if life.care else None,
                immi_immigration_status_end_date=self._known(until),
            )

    def _add_need(self, life: Life, index: int, episode: Episode) -> None:
        if not self._is_in(
            episode.referred, episode.closed if episode.acted_on else episode.referred
        ):
            return
        child, referral = life.identifier, f"R{life.identifier}-{index}"
        team, worker = _held(life, episode.referred)
        closed = self._known(episode.closed)
        self._put(
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
            if one.start > self.as_at:
                continue
            team, worker = _held(life, one.start)
            key = f"AS{life.identifier}-{index}-{number}"
            end = self._known(one.end)
            born = life.need.born <= one.end
            self._put(
                "ssd_cin_assessments",
                cina_assessment_id=key,
                cina_person_id=child,
                cina_referral_id=referral,
                cina_assessment_start_date=one.start,
                cina_assessment_auth_date=end,
                cina_assessment_child_seen=born and (life.number + number) % 20 != 0,
                cina_assessment_outcome_nfa=(episode.reason in ("RC8", "RC9")) if end else None,
                cina_assessment_team=team,
                cina_assessment_worker_id=worker,
            )
            if end:
                self._put(
                    "ssd_assessment_factors",
                    cinf_table_id=f"F{key}",
                    cinf_assessment_id=key,
                    cinf_assessment_factors_json=json.dumps(one.factors),
                )
        for number, plan in enumerate(episode.need_plans):
            if self._is_in(plan.start, plan.end):
                team, worker = _held(life, plan.start)
                self._put(
                    "ssd_cin_plans",
                    cinp_cin_plan_id=f"NP{life.identifier}-{index}-{number}",
                    cinp_referral_id=referral,
                    cinp_person_id=child,
                    cinp_cin_plan_start_date=plan.start,
                    cinp_cin_plan_end_date=self._known(plan.end),
                    cinp_cin_plan_team=team,
                    cinp_cin_plan_worker_id=worker,
                )
        self._add_protection(life, index, episode, referral)

    def _add_protection(self, life: Life, index: int, episode: Episode, referral: str) -> None:
        child = life.identifier
        held: list[tuple[date, str, str | None, date | None]] = []
        for number, one in enumerate(episode.enquiries):
            if one.start > self.as_at:
                continue
            key = f"S{life.identifier}-{index}-{number}"
            team, worker = _held(life, one.start)
            ended = self._known(one.decided)
            self._put(
                "ssd_s47_enquiry",
                s47e_s47_enquiry_id=key,
                s47e_referral_id=referral,
                s47e_person_id=child,
                s47e_s47_start_date=one.start,
                s47e_s47_end_date=ended,
                s47e_s47_nfa=(one.conference is None) if ended else None,
                s47e_s47_completed_by_team=team,
                s47e_s47_completed_by_worker_id=worker,
            )
            if one.conference and one.conference <= self.as_at:
                held.append((one.conference, f"K{key}", key, one.target))
        if episode.conference and episode.conference <= self.as_at:
            held.append((episode.conference, f"KT{life.identifier}-{index}", None, None))
        plans = {
            plan.start: f"P{life.identifier}-{index}-{number}"
            for number, plan in enumerate(episode.protection_plans)
        }
        conferences = {on: key for on, key, _, _ in held}
        for on, key, enquiry, target in held:
            team, worker = _held(life, on)
            self._put(
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
            if not self._is_in(plan.start, plan.end):
                continue
            key = plans[plan.start]
            self._put(
                "ssd_cp_plans",
                cppl_cp_plan_id=key,
                cppl_referral_id=referral,
                cppl_icpc_id=conferences.get(plan.start),
                cppl_person_id=child,
                cppl_cp_plan_start_date=plan.start,
                cppl_cp_plan_end_date=self._known(plan.end),
                cppl_cp_plan_initial_category=plan.category,
                cppl_cp_plan_latest_category=plan.latest,
                cppl_cp_plan_ola=False,
            )
            due = plan.start + timedelta(days=91)
            for number, on in enumerate(plan.reviews):
                if on <= self.as_at:
                    self._put(
                        "ssd_cp_reviews",
                        cppr_cp_review_id=f"{key}-{number}",
                        cppr_person_id=child,
                        cppr_cp_plan_id=key,
                        cppr_cp_review_due=due,
                        cppr_cp_review_date=on,
                        cppr_cp_review_outcome_continue_cp=on != plan.end,
                    )
                due = on + timedelta(days=183)

    def _add_care(self, life: Life, index: int, period: CarePeriod) -> None:
        if not self._is_in(period.start, period.end):
            return
        child, care = life.identifier, f"L{life.identifier}-{index}"
        placement, placed = "", 0
        for number, one in enumerate(period.episodes):
            if one.start > self.as_at:
                break
            if one.reason != "L":
                placement = f"{care}-P{placed}"
                placed += 1
                last = number
                while last + 1 < len(period.episodes) and period.episodes[last + 1].reason == "L":
                    last += 1
                over = self._known(period.episodes[last].end)
                self._put(
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
            ended = self._known(one.end)
            self._put(
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
            )
        self._add_statuses(child, care, period)
        self._add_in_care(child, care, period)

    def _add_statuses(self, child: str, care: str, period: CarePeriod) -> None:
        number, began = 0, period.start
        for before, after in zip(period.episodes, [*period.episodes[1:], None], strict=True):
            if after is not None and after.legal_status == before.legal_status:
                continue
            if began <= self.as_at:
                self._put(
                    "ssd_legal_status",
                    lega_legal_status_id=f"{care}-S{number}",
                    lega_person_id=child,
                    lega_legal_status=before.legal_status,
                    lega_legal_status_start_date=began,
                    lega_legal_status_end_date=self._known(before.end),
                )
            number += 1
            began = after.start if after is not None else began

    def _add_in_care(self, child: str, care: str, period: CarePeriod) -> None:
        for number, review in enumerate(period.reviews):
            if self._is_in(review.on, review.on):
                self._put(
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
            if self._is_in(gone.start, gone.end):
                back = self._known(gone.end)
                self._put(
                    "ssd_missing",
                    miss_table_id=f"{care}-M{number}",
                    miss_person_id=child,
                    miss_missing_episode_start_date=gone.start,
                    miss_missing_episode_end_date=back,
                    miss_missing_episode_type=gone.kind,
                    miss_missing_rhi_offered=gone.offered if back else None,
                    miss_missing_rhi_accepted=gone.accepted if back and gone.offered else None,
                )
        self._add_health(child, care, period)
        plan = period.start + timedelta(days=100)
        if period.permanence_plan and plan <= self.as_at:
            self._put(
                "ssd_cla_care_plan",
                lacp_table_id=f"{care}-C",
                lacp_person_id=child,
                lacp_cla_care_plan_start_date=plan,
                lacp_cla_care_plan_end_date=self._known(period.end),
                lacp_cla_care_plan_json=period.permanence_plan,
            )
        adoption = period.adoption
        if adoption is not None and adoption.decided <= self.as_at:
            adopted = self._known(adoption.adopted)
            matched = self._known(adoption.matched)
            self._put(
                "ssd_permanence",
                perm_table_id=f"{care}-A",
                perm_person_id=child,
                perm_cla_id=care,
                perm_adm_decision_date=adoption.decided,
                perm_placement_order_date=self._known(adoption.placement_order),
                perm_matched_date=matched,
                perm_placed_for_adoption_date=self._known(adoption.placed),
                perm_adopted_by_carer_flag=adoption.by_carer if matched else None,
                perm_decision_reversed_date=self._known(adoption.reversed_on),
                perm_decision_reversed_reason=adoption.reversed_reason
                if self._known(adoption.reversed_on)
                else "",
                perm_permanence_order_date=adopted,
                perm_permanence_order_type="Adoption" if adopted else "",
                perm_number_of_adopters=adoption.adopters if matched else None,
                perm_adopter_sex=adoption.adopters_sex if matched else "",
                perm_adopter_legal_status=adoption.adopters_status if matched else "",
            )

    def _add_health(self, child: str, care: str, period: CarePeriod) -> None:
        first = period.start + timedelta(days=21 if period.referral and period.referral % 2 else 17)
        checks = [("Health assessment", first)] if period.end is None or period.end > first else []
        for health in period.health.values():
            checks += [("Health assessment", on) for on in health.assessments]
            if health.dental:
                checks.append(("Dental check", health.dental))
            if (
                health.sdq is not None
                and health.sdq_on
                and self._is_in(health.sdq_on, health.sdq_on)
            ):
                self._put(
                    "ssd_sdq_scores",
                    csdq_table_id=f"{care}-Q{health.sdq_on:%y%m%d}",
                    csdq_person_id=child,
                    csdq_sdq_completed_date=health.sdq_on,
                    csdq_sdq_score=health.sdq,
                )
        for number, (kind, on) in enumerate(checks):
            if self._is_in(on, on):
                self._put(
                    "ssd_cla_health",
                    clah_health_check_id=f"{care}-H{number}",
                    clah_person_id=child,
                    clah_health_check_type=kind,
                    clah_health_check_date=on,
                    clah_health_check_status="Completed",
                )
        if period.health:
            end, latest = max(period.health.items(), key=lambda item: item[0])
            on = self._known(end) or self.as_at
            if self._is_in(on, on):
                self._put(
                    "ssd_cla_immunisations",
                    clai_person_id=child,
                    clai_immunisations_status=latest.immunised,
                    clai_immunisations_status_date=on,
                )

    def _add_visits(self, life: Life) -> None:
        names = {"CIN": "cin", "CP": "cp", "CLA": "cla"}
        short = {"CIN": "cinv", "CP": "cppv", "CLA": "clav"}
        for number, visit in enumerate(life.visits):
            if not self._is_in(visit.on, visit.on):
                continue
            name, prefix = names[visit.kind], short[visit.kind]
            of = f"{prefix}_{name}_visit"
            self._put(
                f"ssd_{name}_visits",
                **{
                    f"{of}_id": f"V{life.identifier}-{number}",
                    f"{prefix}_person_id": life.identifier,
                    f"{of}_date": visit.on,
                    f"{of}_seen": visit.seen,
                    f"{of}_seen_alone": visit.alone,
                },
            )

    def _add_work(self, life: Life) -> None:
        for number, one in enumerate(life.allocations):
            if self._is_in(one.start, one.end):
                self._put(
                    "ssd_involvements",
                    invo_involvements_id=f"W{life.identifier}-{number}",
                    invo_professional_id=one.worker,
                    invo_professional_role_id="CW",
                    invo_professional_team=one.team,
                    invo_involvement_start_date=one.start,
                    invo_involvement_end_date=self._known(one.end),
                    invo_worker_change_reason=one.reason,
                    invo_person_id=life.identifier,
                )

    def _add_leaving(self, life: Life) -> None:
        """The position of a care leaver as it stands: the dataset keeps no earlier ones."""
        known = [one for one in life.leaving if one.birthday <= self.as_at]
        if not known or birthday(life.need.born, 22) <= self.as_at:
            return
        last = known[-1]
        team, worker = _held(life, self.as_at)
        lately = self.as_at - timedelta(days=20 + life.number % 50)
        reviewed = self.as_at - timedelta(days=20 + life.number % 220)
        self._put(
            "ssd_care_leavers",
            clea_table_id=f"CL{life.identifier}",
            clea_person_id=life.identifier,
            clea_care_leaver_eligibility=last.eligibility,
            clea_care_leaver_in_touch=last.in_touch,
            clea_care_leaver_latest_contact=lately if last.in_touch == "YES" else None,
            clea_care_leaver_accommodation=last.accommodation.rstrip("12"),
            clea_care_leaver_accom_suitable=last.accommodation.endswith("1"),
            clea_care_leaver_activity=last.activity,
            clea_pathway_plan_review_date=reviewed,
            clea_care_leaver_personal_advisor=last.adviser,
            clea_care_leaver_allocated_team=team,
            clea_care_leaver_worker_id=worker,
        )

    def __enter__(self) -> SsdWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self._stack.close()


def _held(life: Life, on: date) -> tuple[str, str]:
    """Who has the child on a day: the team and the worker."""
    for one in life.allocations:
        if one.start <= on and (one.end is None or one.end > on):
            return one.team, one.worker
    return "", ""


def _written(cell: object) -> object:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Y" if cell else "N"
    return cell.isoformat() if isinstance(cell, date) else cell
