"""An extract of an invented council's case system, in the tables of the Standard Safeguarding
Dataset: what was known on a day, six years back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType

from lineofsight.synthetic.cin.children import birthday
from lineofsight.synthetic.council.life import Life, Team, Visit, Worker
from lineofsight.synthetic.council.on_a_day import leaving_on
from lineofsight.synthetic.council.ssd_care import add_care, add_standing
from lineofsight.synthetic.council.ssd_extract import Extract, held
from lineofsight.synthetic.council.ssd_need import add_need

#: Of each kind of visit, its table and the beginnings of its columns.
_VISITS = {
    "CIN": ("ssd_cin_visits", "cinv", "cinv_cin_visit"),
    "CP": ("ssd_cp_visits", "cppv", "cppv_cp_visit"),
    "CLA": ("ssd_cla_visits", "clav", "clav_cla_visit"),
}


class SsdWriter:
    """Writes one extract, child by child, as a context manager: a CSV file for each table."""

    def __init__(self, folder: Path, as_at: date) -> None:
        """Args:
        folder: where.
        as_at: the day of the extract.
        """
        self._stack = ExitStack()
        self._out = Extract(folder, as_at, self._stack)
        self._cases: Counter[str] = Counter()

    def add_workers(self, workers: Iterable[Worker], teams: Iterable[Team]) -> None:
        """Write the teams and the workers, with the cases that they hold of the children written
        by now."""
        out = self._out
        for worker in workers:
            if worker.start <= out.as_at:
                here = worker.end is None or worker.end > out.as_at
                out.put(
                    "ssd_professionals",
                    prof_professional_id=worker.worker,
                    prof_staff_id=worker.worker,
                    prof_social_worker_registration_no=worker.worker,
                    prof_professional_job_title="Social worker",
                    prof_professional_caseload=self._cases[worker.worker] if here else None,
                    prof_professional_department=worker.team,
                    prof_full_time_equivalency=worker.fte,
                    prof_agency_worker_flag=worker.agency,
                )
        for team in teams:
            out.put("ssd_department", dept_team_id=team.team, dept_team_name=team.name)

    def add(self, life: Life) -> None:
        """Write a child, where anything of it is in the extract."""
        out = self._out
        if not _touches(out, life):
            return
        _add_person(out, life)
        for number, contact in enumerate(life.contacts):
            if out.is_in(contact.on, contact.on):
                out.put(
                    "ssd_contacts",
                    cont_contact_id=f"C{life.identifier}-{number}",
                    cont_person_id=life.identifier,
                    cont_contact_date=contact.on,
                    cont_contact_source_code=contact.source,
                )
        for number, help_ in enumerate(life.early_help):
            if out.is_in(help_.start, help_.end):
                out.put(
                    "ssd_early_help_episodes",
                    earl_episode_id=f"EH{life.identifier}-{number}",
                    earl_person_id=life.identifier,
                    earl_episode_start_date=help_.start,
                    earl_episode_end_date=out.known(help_.end),
                    earl_episode_organisation=help_.organisation,
                )
        for index, episode in enumerate(life.need.episodes):
            add_need(out, life, index, episode)
        for index, period in enumerate(life.care):
            add_care(out, life, index, period)
        add_standing(out, life)
        for number, visit in enumerate(life.visits):
            if out.is_in(visit.on, visit.on):
                _add_visit(out, life, number, visit)
        self._add_work(life)
        _add_leaving(out, life)

    def _add_work(self, life: Life) -> None:
        out = self._out
        for number, one in enumerate(life.allocations):
            if not out.is_in(one.start, one.end):
                continue
            ended = out.known(one.end)
            self._cases[one.worker] += ended is None
            out.put(
                "ssd_involvements",
                invo_involvements_id=f"W{life.identifier}-{number}",
                invo_professional_id=one.worker,
                invo_professional_role_id="CW",
                invo_professional_team=one.team,
                invo_involvement_start_date=one.start,
                invo_involvement_end_date=ended,
                invo_worker_change_reason=one.reason,
                invo_person_id=life.identifier,
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


def _touches(out: Extract, life: Life) -> bool:
    need = any(
        out.is_in(one.referred, one.closed if one.acted_on else one.referred)
        for one in life.need.episodes
    )
    return need or leaving_on(life, out.as_at) is not None


def _add_person(out: Extract, life: Life) -> None:
    need, child = life.need, life.identifier
    born = need.born <= out.as_at
    young = birthday(need.born, 5) > out.as_at
    upn = "" if young or need.no_upn else need.upn
    out.put(
        "ssd_person",
        pers_person_id=child,
        pers_forename=life.forename,
        pers_surname=life.surname,
        pers_sex=need.sex if born else "U",
        pers_gender=need.sex if born else "U",
        pers_ethnicity=need.ethnicity,
        pers_dob=need.born if born else None,
        pers_expected_dob=None if born else need.born,
        pers_death_date=out.known(need.died),
        pers_is_mother=life.mother if need.sex == "F" and born and life.care else None,
        pers_upn=upn,
        pers_upn_unknown="" if upn else need.no_upn or "UN1",
    )
    if need.former_upn:
        out.put(
            "ssd_linked_identifiers",
            link_table_id=f"N{child}",
            link_person_id=child,
            link_identifier_type="former_upn",
            link_identifier_value=need.former_upn,
        )
    if born:
        for number, code in enumerate(need.disabilities):
            out.put(
                "ssd_disability",
                disa_table_id=f"D{child}-{number}",
                disa_person_id=child,
                disa_disability_code=code,
            )
    out.put(
        "ssd_address",
        addr_table_id=f"A{child}",
        addr_person_id=child,
        addr_address_type="Home",
        addr_address_start_date=need.born if born else None,
        addr_address_postcode=life.home_postcode,
    )
    if life.uasc and life.care and life.care[0].start <= out.as_at:
        out.put(
            "ssd_immigration_status",
            immi_immigration_status_id=f"I{child}",
            immi_person_id=child,
            immi_immigration_status="UASC",
            immi_immigration_status_start_date=life.care[0].start,
            immi_immigration_status_end_date=out.known(birthday(need.born, 18)),
        )


def _add_visit(out: Extract, life: Life, number: int, visit: Visit) -> None:
    table, prefix, of = _VISITS[visit.kind]
    during: dict[str, str] = {}
    if visit.kind == "CP":
        during["cppv_cp_plan_id"] = next(
            f"P{life.identifier}-{index}-{place}"
            for index, episode in enumerate(life.need.episodes)
            for place, plan in enumerate(episode.protection_plans)
            if plan.start <= visit.on <= plan.end
        )
    elif visit.kind == "CLA":
        during["clav_cla_id"] = next(
            f"L{life.identifier}-{index}"
            for index, period in enumerate(life.care)
            if period.start <= visit.on and (period.end is None or visit.on <= period.end)
        )
    out.put(
        table,
        **{
            f"{of}_id": f"V{life.identifier}-{number}",
            f"{prefix}_person_id": life.identifier,
            f"{of}_date": visit.on,
            f"{of}_seen": visit.seen,
            f"{of}_seen_alone": visit.alone,
        },
        **during,
    )


def _add_leaving(out: Extract, life: Life) -> None:
    """How things stand with a care leaver: the dataset keeps nothing earlier."""
    now = leaving_on(life, out.as_at)
    if now is None:
        return
    team, worker = held(life, out.as_at)
    out.put(
        "ssd_care_leavers",
        clea_table_id=f"CL{life.identifier}",
        clea_person_id=life.identifier,
        clea_care_leaver_eligibility=now.eligibility,
        clea_care_leaver_in_touch=now.in_touch,
        clea_care_leaver_latest_contact=now.contact,
        clea_care_leaver_accommodation=now.accommodation[:1],
        clea_care_leaver_accom_suitable=now.suitable,
        clea_care_leaver_activity=now.activity,
        clea_pathway_plan_review_date=now.reviewed,
        clea_care_leaver_personal_advisor=now.adviser,
        clea_care_leaver_allocated_team=team,
        clea_care_leaver_worker_id=worker,
    )
