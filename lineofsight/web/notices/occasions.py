"""What people are told of: tasks that ended, roles given and about to end, claims gone stale."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models.signals import post_save
from django.urls import reverse
from django.utils import timezone

from lineofsight.claims.base import EvidenceBase
from lineofsight.claims.saved import State as ClaimState
from lineofsight.claims.saved import check_all
from lineofsight.engine.workspace import WorkspaceError, open_workspace
from lineofsight.web.accounts.models import Person, RoleHeld
from lineofsight.web.notices.models import Kind
from lineofsight.web.notices.services import tell
from lineofsight.web.work.chores import CHORES
from lineofsight.web.work.kinds import KINDS, WHEN_ENDED, label_of
from lineofsight.web.work.models import Job, State

log = logging.getLogger(__name__)

#: How long before its end a person is told that a role ends.
ENDS_WITHIN = timedelta(days=14)


def connect() -> None:
    """Listen to what people are to be told of."""
    from lineofsight.web.notices.digests import send_digests

    WHEN_ENDED.append(task_ended)
    post_save.connect(_role_saved, sender=RoleHeld, dispatch_uid="lineofsight-role-saved")
    CHORES.extend((roles_that_end, claims_gone_stale, send_digests))


def task_ended(job: Job) -> None:
    """Tell who asked for a task that it ended, unless the person cancelled it."""
    if job.asked_by is None or job.cancel_asked_by_id == job.asked_by_id:
        return
    how = {
        State.DONE: "is done",
        State.FAILED: "failed",
        State.CANCELLED: "was cancelled",
        State.STOPPED: "stopped",
    }[job.as_state]
    known = KINDS.get(job.kind)
    tell(
        job.asked_by,
        Kind.TASK,
        f"{job.authority}: the task “{label_of(job)}” {how}.",
        link=(known.link(job) if known else "") or reverse("tasks", args=[job.authority.slug]),
        key=f"task:{job.pk}:{job.ended_at}",
    )


def _role_saved(sender: object, instance: RoleHeld, created: bool, **facts: Any) -> None:
    """Tell a person of a role that somebody gave."""
    if created and instance.given_by_id not in (None, instance.person_id):
        tell(
            instance.person,
            Kind.ROLE,
            f"{instance.authority}: you were given the role {instance.as_role.label}.",
            link=reverse("account"),
            key=f"role-given:{instance.pk}",
        )


def roles_that_end() -> None:
    """Tell people whose role ends soon."""
    now = timezone.now()
    soon = RoleHeld.objects.live(now).filter(ends__lte=now + ENDS_WITHIN)
    for held in soon.select_related("person", "authority"):
        if held.ends is None:
            continue
        day = timezone.localtime(held.ends)
        tell(
            held.person,
            Kind.ROLE,
            f"{held.authority}: your role {held.as_role.label} ends on {day.day} {day:%B %Y}.",
            link=reverse("account"),
            key=f"role-ends:{held.pk}:{day:%Y-%m-%d}",
        )


def claims_gone_stale() -> None:
    """Tell owners whose saved claim the evidence now contradicts, where the owner is named by the
    e-mail address of an account."""
    people = {person.email.lower(): person for person in Person.objects.filter(is_active=True)}
    try:
        workspace = open_workspace(settings.WORKSPACE)
    except WorkspaceError:
        return
    if not any((workspace.path / "claims").glob("*.json")):
        return
    checked, problems = check_all(workspace, EvidenceBase.load(workspace))
    if problems:
        log.warning("%s saved claims cannot be read.", len(problems))
    for each in checked:
        owner = people.get(each.saved.owner.strip().lower())
        if owner is None or each.state is not ClaimState.STALE or each.verdict is None:
            continue
        tell(
            owner,
            Kind.CLAIM,
            f"A claim that you keep is stale: {each.saved.sentence}",
            link=reverse("claim", args=[each.saved.id]),
            key=f"claim:{each.saved.id}:{each.saved.saved:%Y%m%d%H%M%S}:{each.verdict.outcome.value}",
        )
