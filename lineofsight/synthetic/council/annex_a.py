"""Annex A of an invented council: its eleven lists as they stood on a day."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

from lineofsight.reference.dates import months_before
from lineofsight.returns.annex_a.write import write_workbook
from lineofsight.synthetic.cin.children import Episode, birthday
from lineofsight.synthetic.council.life import Adoption, CarePeriod, Life

Row = dict[str, str | int | date | None]

#: The council plays Wiltshire's part on the map; who lives outside is in Portsmouth's.
_OWN, _OTHER = "865", "851"
_MONTHS = 6


class AnnexAWriter:
    """Gathers the lists of one day, child by child, and writes the workbook."""

    def __init__(self, path: Path, as_at: date, seed: int) -> None:
        """Args:
        path: the workbook.
        as_at: the day that the lists are of.
        seed: of what is invented besides the children's lives: adopters.
        """
        self.path, self.as_at = path, as_at
        self.since = months_before(as_at, _MONTHS) + timedelta(days=1)
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._rng = random.Random(f"{seed} annex a {as_at}")

    def write(self) -> None:
        """Write the workbook."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_workbook(self._rows, self.path, as_at=self.as_at)

    def _lately(self, day: date | None) -> bool:
        return day is not None and self.since <= day <= self.as_at

    def _known(self, day: date | None) -> date | None:
        return day if day is not None and day <= self.as_at else None

    def _put(self, table: str, *rows: Row, **cells: str | int | date | None) -> None:
        made: Row = {}
        for row in rows:
            made |= row
        self._rows[table].append(made | cells)

    def add(self, life: Life) -> None:
        """Put a child into every list that it is in."""
        plain = self._child(life, disability=False)
        for contact in life.contacts:
            if self._lately(contact.on):
                self._put("Contacts", plain, contact_date=contact.on, contact_source=contact.source)
        for help_ in life.early_help:
            if self._lately(help_.start) or self._lately(help_.end):
                self._put(
                    "EarlyHelp",
                    plain,
                    early_help_start=help_.start,
                    early_help_end=self._known(help_.end),
                    organisation=help_.organisation,
                )
        for index, episode in enumerate(life.need.episodes):
            self._need(life, index, episode)
        for period in life.care:
            self._care(life, period)
        self._leaving(life)

    def _child(self, life: Life, *, disability: bool = True) -> Row:
        born = life.need.born <= self.as_at
        row: Row = {
            "child_id": life.identifier,
            "gender": life.need.sex if born else "U",
            "ethnicity": life.need.ethnicity,
            "birth_date": life.need.born,
        }
        if disability:
            row["disability"] = "N" if life.need.disabilities == ["NONE"] else "Y"
        return row

    def _held(self, life: Life, on: date) -> Row:
        for one in life.allocations:
            if one.start <= on and (one.end is None or one.end > on):
                return {"team": one.team, "worker": one.worker}
        return {"team": "Front door", "worker": "Duty"}

    def _need(self, life: Life, index: int, episode: Episode) -> None:
        if episode.referred > self.as_at:
            return
        year = months_before(self.as_at, 12)
        plain, child = self._child(life, disability=False), self._child(life)
        if self._lately(episode.referred):
            self._put(
                "Referrals",
                plain,
                self._held(life, episode.referred),
                referral_date=episode.referred,
                referral_source=episode.source,
                no_further_action="N" if episode.acted_on else "Y",
                referrals_in_year=sum(
                    year < one.referred <= self.as_at for one in life.need.episodes
                ),
            )
        for number, one in enumerate(episode.assessments):
            over = self._known(one.end)
            if one.start <= self.as_at and (over is None or self._lately(over)):
                needs = episode.reason not in ("RC8", "RC9")
                born = life.need.born <= (over or self.as_at)
                seen = born and (life.number + number) % 20 != 0
                self._put(
                    "Assessments",
                    child,
                    self._held(life, one.start),
                    assessment_start=one.start,
                    seen="Y" if seen else "N",
                    assessment_authorised=over,
                    support_needed=None if over is None else "Y" if needs else "N",
                )
        self._enquiries(life, episode, child, year)
        self._plans(life, episode, child)
        self._case(life, index, episode, child)

    def _enquiries(self, life: Life, episode: Episode, child: Row, year: date) -> None:
        every = [one for other in life.need.episodes for one in other.enquiries]
        held = sum(
            one.conference is not None and year < one.conference <= self.as_at for one in every
        )
        plans = {plan.start for plan in episode.protection_plans}
        for one in episode.enquiries:
            if not self._lately(one.start):
                continue
            conference = self._known(one.conference)
            decided = self._known(one.decided)
            unnecessary = "Y" if one.conference is None and decided else "N"
            self._put(
                "Section47",
                child,
                self._held(life, one.start),
                strategy_discussion=one.start,
                conference_unnecessary=unnecessary,
                conference_date=conference,
                conference_led_to_plan=None
                if conference is None
                else "Y"
                if conference in plans
                else "N",
                section_47_in_year=sum(year < other.start <= self.as_at for other in every),
                conferences_in_year=held,
            )

    def _visit(
        self, life: Life, kinds: tuple[str, ...], since: date, until: date, *, seen: bool = False
    ) -> date | None:
        days = [
            visit.on
            for visit in life.visits
            if visit.kind in kinds and since <= visit.on <= min(until, self.as_at)
            if visit.seen or not seen
        ]
        return max(days, default=None)

    def _plans(self, life: Life, episode: Episode, child: Row) -> None:
        for plan in episode.protection_plans:
            over = self._known(plan.end)
            if plan.start > self.as_at or (over is not None and not self._lately(over)):
                continue
            last = self._visit(life, ("CP",), plan.start, over or self.as_at)
            alone = next((v.alone for v in life.visits if v.on == last and v.kind == "CP"), False)
            self._put(
                "CPPlans",
                child,
                self._held(life, plan.start if over else self.as_at),
                plan_start=plan.start,
                initial_abuse=plan.category,
                latest_abuse=plan.latest,
                last_visit=last,
                seen_alone=None if last is None else "Y" if alone else "N",
                last_review=max((day for day in plan.reviews if day <= self.as_at), default=None),
                plan_end=over,
                emergency_protection="N",
                previous_plans=plan.before,
            )

    def _case(self, life: Life, index: int, episode: Episode, child: Row) -> None:
        """Cases that are open, or were closed in the last six months."""
        over = self._known(episode.closed)
        found_none = episode.reason in ("RC8", "RC9")
        if not episode.acted_on or (over is not None and (not self._lately(over) or found_none)):
            return
        care = any(
            one.referral == index
            and one.start <= self.as_at
            and (one.end is None or one.end > self.as_at)
            for one in life.care
        )
        on_plan = any(p.start <= self.as_at < p.end for p in episode.protection_plans)
        helped = any(p.start <= self.as_at < p.end for p in episode.need_plans)
        status = "CLOSED" if over else "CLA" if care else "CPP" if on_plan else "CIN"
        if status == "CIN" and not helped:
            status = "ASMT" if any(a.end > self.as_at for a in episode.assessments) else "CIN"
        self._put(
            "ChildrenInNeed",
            child,
            self._held(life, episode.referred if over else self.as_at),
            cin_start=episode.referred,
            primary_need=episode.need or "N0",
            last_seen=self._visit(
                life, ("CIN", "CP", "CLA"), episode.referred, over or self.as_at, seen=True
            ),
            cin_closed=over,
            closure_reason=episode.reason if over else None,
            case_status=status,
        )

    def _care(self, life: Life, period: CarePeriod) -> None:
        over = self._known(period.end)
        if period.start > self.as_at or (over is not None and not self._lately(over)):
            return
        year = months_before(self.as_at, 12)
        begun = [one for one in period.episodes if one.start <= self.as_at]
        now = begun[-1]
        status = next(
            one.start
            for number, one in enumerate(begun)
            if all(later.legal_status == now.legal_status for later in begun[number:])
        )
        placed = max(one.start for one in begun if one.reason != "L")
        homes = sum(one.reason != "L" and one.start > year for one in begun[1:]) + 1
        gone = [one for one in period.missing if year < one.start <= self.as_at]
        back = [one for one in gone if one.end <= self.as_at]
        health = [on for one in period.health.values() for on in one.assessments]
        first = period.start + timedelta(days=17)
        health.append(first)
        teeth = [one.dental for one in period.health.values() if one.dental]
        reviewed = max((one.on for one in period.reviews if one.on <= self.as_at), default=None)
        until = over or self.as_at
        self._put(
            "ChildrenInCare",
            self._child(life),
            self._held(life, self.as_at if over is None else now.start),
            uasc="Y" if life.uasc and birthday(life.need.born, 18) > self.since else "N",
            care_start=period.start,
            category_of_need=period.category_of_need,
            second_period="N",
            legal_status_start=status,
            legal_status=now.legal_status,
            last_care_review=reviewed,
            last_care_visit=self._visit(life, ("CLA",), period.start, until),
            permanence_plan=period.permanence_plan,
            last_iro_visit=reviewed,
            last_health_assessment=max((on for on in health if on <= until), default=None),
            last_dental_check=max(
                (on for on in teeth if period.start <= on <= until), default=None
            ),
            placements_in_year=homes,
            care_end=over,
            care_end_reason=now.end_reason if over else None,
            placement_start=placed,
            placement_type="H5"
            if now.at.place == "K3" and self.as_at.year < 2024
            else now.at.place,
            placement_provider=now.at.provider,
            placement_postcode=now.at.postcode,
            urn=now.at.urn or None,
            placement_location="IN" if now.at.own_area else "OUT",
            placement_authority=_OWN if now.at.own_area else _OTHER,
            missing_in_year=len(gone),
            absent_in_year=0,
            interview_offered=None if not back else "Y" if back[-1].offered else "N",
            interview_accepted=None
            if not back or not back[-1].offered
            else "Y"
            if back[-1].accepted
            else "N",
        )
        if birthday(life.need.born, 16) <= self.as_at and over is None:
            self._eligible(life)
        if period.adoption is not None:
            self._adoption(life, period, period.adoption)

    def _eligible(self, life: Life) -> None:
        """In care, and sixteen or seventeen."""
        self._put(
            "CareLeavers",
            self._child(life),
            self._held(life, self.as_at),
            was_uasc="Y" if life.uasc else "N",
            personal_adviser=f"PA{life.number % 14:02}",
            eligibility="ELIGIBLE",
            pathway_plan_review=self.as_at - timedelta(days=10 + life.number % 160),
            in_touch="YES",
            last_contact=self.as_at - timedelta(days=1 + life.number % 30),
        )

    def _leaving(self, life: Life) -> None:
        left = [one for one in life.care if one.end and one.end <= self.as_at]
        if not left or not life.leaving or birthday(life.need.born, 22) <= self.as_at:
            return
        last = next(
            (one for one in reversed(life.leaving) if one.birthday <= self.as_at), life.leaving[0]
        )
        known = last.in_touch == "YES"
        self._put(
            "CareLeavers",
            self._child(life),
            self._held(life, self.as_at),
            was_uasc="Y" if life.uasc else "N",
            personal_adviser=last.adviser,
            eligibility="FORMER",
            pathway_plan_review=self.as_at - timedelta(days=20 + life.number % 220)
            if known
            else None,
            in_touch=last.in_touch,
            last_contact=self.as_at - timedelta(days=20 + life.number % 50 if known else 240),
            accommodation=last.accommodation.rstrip("12") if known else None,
            accommodation_suitable=last.accommodation[-1] if known else None,
            activity=last.activity if known else None,
        )

    def _adoption(self, life: Life, period: CarePeriod, adoption: Adoption) -> None:
        if adoption.decided > self.as_at or not adoption.family:
            return
        adopted = self._known(adoption.adopted)
        matched, placed = self._known(adoption.matched), self._known(adoption.placed)
        self._put(
            "Adoption",
            self._child(life),
            family_id=adoption.family if matched else None,
            entered_care=period.start,
            adoption_decision=adoption.decided,
            placement_order=self._known(adoption.placement_order),
            matched=matched,
            placed=placed,
            adopted=adopted,
        )
        if matched is not None and adoption.matched is not None:
            self._family(life, adoption, matched, placed, adopted)

    def _family(
        self,
        life: Life,
        adoption: Adoption,
        matched: date,
        placed: date | None,
        adopted: date | None,
    ) -> None:
        """The adopters, approved before the match."""
        enquiry = matched - timedelta(days=400 + life.number % 100)
        first = enquiry + timedelta(days=20)
        second = first + timedelta(days=55)
        for number in range(adoption.adopters):
            self._put(
                "Adopters",
                adopter_id=f"AD{life.identifier}{number}",
                gender="MF"[number % 2],
                ethnicity="WBRI",
                disability="N",
                family_id=adoption.family,
                fosters_for_adoption="N",
                enquiry=enquiry,
                stage_1_start=first,
                stage_1_end=first + timedelta(days=50),
                stage_2_start=second,
                stage_2_end=second + timedelta(days=110),
                applied=second,
                approved=second + timedelta(days=115),
                matched_with_child=matched,
                child_placed=placed,
                children_placed=1 if placed else None,
                adoption_order=adopted,
            )
