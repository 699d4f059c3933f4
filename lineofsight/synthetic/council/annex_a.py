"""Annex A of an invented council: its eleven lists as they stood on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lineofsight.returns.annex_a.write import write_workbook
from lineofsight.synthetic.cin.children import Episode
from lineofsight.synthetic.council.annex_a_care import add_care, add_leaving
from lineofsight.synthetic.council.annex_a_lists import Lists, Row, yes
from lineofsight.synthetic.council.life import Life
from lineofsight.synthetic.council.on_a_day import seen_in_assessment

#: Reasons for closure of a case in which no need was found.
_NO_NEED = ("RC8", "RC9")


class AnnexAWriter:
    """Gathers the lists of one day, child by child, and writes the workbook."""

    def __init__(self, path: Path, as_at: date) -> None:
        """Args:
        path: the workbook.
        as_at: the day that the lists are of.
        """
        self.path, self._lists = path, Lists(as_at)

    def add(self, life: Life) -> None:
        """Put a child into every list that it is in."""
        lists = self._lists
        plain = lists.plain(life)
        for contact in life.contacts:
            if lists.lately(contact.on):
                lists.put("Contacts", plain, contact_date=contact.on, contact_source=contact.source)
        for help_ in life.early_help:
            if lists.lately(help_.start) or lists.lately(help_.end):
                lists.put(
                    "EarlyHelp",
                    plain,
                    early_help_start=help_.start,
                    early_help_end=lists.known(help_.end),
                    organisation=help_.organisation,
                )
        for index, episode in enumerate(life.need.episodes):
            if episode.referred <= lists.as_at:
                _add_need(lists, life, index, episode)
        for period in life.care:
            add_care(lists, life, period)
        add_leaving(lists, life)

    def write(self) -> None:
        """Write the workbook."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_workbook(self._lists.rows(), self.path, as_at=self._lists.as_at)


def _add_need(lists: Lists, life: Life, index: int, episode: Episode) -> None:
    child = lists.child(life)
    if lists.lately(episode.referred):
        lists.put(
            "Referrals",
            lists.plain(life),
            lists.held(life, episode.referred),
            referral_date=episode.referred,
            referral_source=episode.source,
            no_further_action=yes(not episode.acted_on),
            referrals_in_year=sum(
                lists.year < one.referred <= lists.as_at for one in life.need.episodes
            ),
        )
    for place, one in enumerate(episode.assessments):
        over = lists.known(one.end)
        if one.start <= lists.as_at and (over is None or lists.lately(over)):
            lists.put(
                "Assessments",
                child,
                lists.held(life, one.start),
                assessment_start=one.start,
                seen=yes(seen_in_assessment(life, place, over or lists.as_at)),
                assessment_authorised=over,
                support_needed=yes(episode.reason not in _NO_NEED) if over else None,
            )
    _add_enquiries(lists, life, episode, child)
    _add_plans(lists, life, episode, child)
    _add_case(lists, life, index, episode, child)


def _add_enquiries(lists: Lists, life: Life, episode: Episode, child: Row) -> None:
    every = [one for other in life.need.episodes for one in other.enquiries]
    held = sum(
        one.conference is not None and lists.year < one.conference <= lists.as_at for one in every
    )
    begun = sum(lists.year < one.start <= lists.as_at for one in every)
    plans = {plan.start for plan in episode.protection_plans}
    for one in episode.enquiries:
        if lists.lately(one.start):
            conference = lists.known(one.conference)
            lists.put(
                "Section47",
                child,
                lists.held(life, one.start),
                strategy_discussion=one.start,
                conference_unnecessary=yes(
                    one.conference is None and lists.known(one.decided) is not None
                ),
                conference_date=conference,
                conference_led_to_plan=yes(conference in plans) if conference else None,
                section_47_in_year=begun,
                conferences_in_year=held,
            )


def _add_plans(lists: Lists, life: Life, episode: Episode, child: Row) -> None:
    for plan in episode.protection_plans:
        over = lists.known(plan.end)
        if plan.start > lists.as_at or (over is not None and not lists.lately(over)):
            continue
        last = lists.visited(life, ("CP",), plan.start, over or lists.as_at)
        alone = any(visit.alone for visit in life.visits if (visit.on, visit.kind) == (last, "CP"))
        lists.put(
            "CPPlans",
            child,
            lists.held(life, plan.start if over else lists.as_at),
            plan_start=plan.start,
            initial_abuse=plan.category,
            latest_abuse=plan.latest,
            last_visit=last,
            seen_alone=yes(alone) if last else None,
            last_review=max((day for day in plan.reviews if day <= lists.as_at), default=None),
            plan_end=over,
            emergency_protection="N",
            previous_plans=plan.before,
        )


def _add_case(lists: Lists, life: Life, index: int, episode: Episode, child: Row) -> None:
    """Cases that are open, or were closed in the last six months and had found a need."""
    over = lists.known(episode.closed)
    if not episode.acted_on or (over and (not lists.lately(over) or episode.reason in _NO_NEED)):
        return
    lists.put(
        "ChildrenInNeed",
        child,
        lists.held(life, episode.referred if over else lists.as_at),
        cin_start=episode.referred,
        primary_need=episode.need or "N0",
        last_seen=lists.visited(
            life, ("CIN", "CP", "CLA"), episode.referred, over or lists.as_at, seen=True
        ),
        cin_closed=over,
        closure_reason=episode.reason if over else None,
        case_status="CLOSED" if over else _status(lists.as_at, life, index, episode),
    )


def _status(on: date, life: Life, index: int, episode: Episode) -> str:
    """What goes on in an open case."""
    if any(
        one.referral == index and one.start <= on and (one.end is None or one.end > on)
        for one in life.care
    ):
        return "CLA"
    if any(one.start <= on < one.end for one in episode.protection_plans):
        return "CPP"
    if any(one.start <= on < one.end for one in episode.need_plans):
        return "CIN"
    assessed = any(one.start <= on < one.end for one in episode.assessments)
    return "ASMT" if assessed else "CIN"
