"""What people are told of, once each; and what they do with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from lineofsight.claims.base import Claim, EvidenceBase
from lineofsight.claims.saved import save
from lineofsight.engine.workspace import Workspace
from lineofsight.reference.areas import Strand
from lineofsight.reference.grades import Grade
from lineofsight.web.accounts.current import Here
from lineofsight.web.accounts.models import Person, RoleHeld
from lineofsight.web.accounts.services import Wanted, give_role
from lineofsight.web.notices.models import Kind, Notice
from lineofsight.web.notices.occasions import claims_gone_stale, roles_that_end
from lineofsight.web.notices.services import tell
from lineofsight.web.permissions import Role
from lineofsight.web.work import jobs
from lineofsight.web.work.kinds import KINDS, CannotBeDone, Doing, Outcome
from lineofsight.web.work.kinds import Kind as JobKind
from lineofsight.web.work.models import Job
from lineofsight.web.work.running import run
from tests.web.recorded import mereshire, person_with, sign_in
from tests.web.small_workspace import Small

pytestmark = pytest.mark.django_db


def told(person: Person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("words", flat=True))


def job_of(person: Person, monkeypatch: pytest.MonkeyPatch, fails: bool = False) -> Job:
    def work(doing: Doing) -> Outcome:
        if fails:
            raise CannotBeDone("The file is no return.")
        return Outcome("Done.")

    monkeypatch.setitem(KINDS, "invented", JobKind("invented", "Invented work", work))
    return jobs.ask_for(mereshire(), person, "invented", {})


@pytest.mark.parametrize("fails", [False, True])
def test_who_asked_for_a_task_is_told_of_its_end(
    monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    person = person_with(Role.ANALYST)
    job = job_of(person, monkeypatch, fails)
    run(job.pk)
    how = "failed" if fails else "is done"
    assert told(person) == [f"Mereshire: the task “Invented work” {how}."]
    assert Notice.objects.get().link == "/mereshire/tasks/"


def test_a_task_that_failed_again_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    person = person_with(Role.ANALYST)
    job = job_of(person, monkeypatch, fails=True)
    run(job.pk)
    jobs.again(job, person)
    run(job.pk)
    assert len(told(person)) == 2


def test_who_cancels_a_task_is_not_told_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    mine, other = person_with(Role.ANALYST), person_with(Role.ANALYST)
    from lineofsight.web.work import services

    for person in (mine, other):
        job = job_of(mine, monkeypatch)
        here = Here(mereshire(), person, tuple(RoleHeld.objects.filter(person=person)))
        services.cancel(here, job)
    assert told(mine) == ["Mereshire: the task “Invented work” was cancelled."]


def test_who_is_given_a_role_is_told() -> None:
    administrator, person = person_with(Role.ADMINISTRATOR), person_with()
    here = Here(mereshire(), administrator, tuple(RoleHeld.objects.filter(person=administrator)))
    give_role(here, person, Wanted(Role.AUDITOR))
    assert told(person) == ["Mereshire: you were given the role Auditor."]
    assert told(administrator) == []


@pytest.mark.parametrize(("days", "is_told"), [(1, True), (13, True), (15, False), (-1, False)])
def test_who_has_a_role_that_ends_soon_is_told_once(days: int, is_told: bool) -> None:
    person = person_with(Role.LEADER, ends=timezone.now() + timedelta(days=days))
    roles_that_end()
    roles_that_end()
    assert len(told(person)) == is_told


def test_the_owner_of_a_claim_gone_stale_is_told_once(small: Small, settings: Settings) -> None:
    """Where the owner is named by the address of an account."""
    import json

    settings.WORKSPACE = small.path
    person, other = person_with(Role.LEADER), person_with(Role.LEADER)
    workspace = Workspace(small.path)
    base = EvidenceBase.load(workspace)
    for owner, outcome in ((person.email.upper(), "holds"), (other.email, "does_not_hold")):
        claim = Claim.of("grade_at", authority="865", grade=Grade.GOOD, strand=Strand.OVERALL)
        kept = save(workspace, claim, base, owner)
        path = small.path / "claims" / f"{kept.id}.json"
        path.write_text(
            json.dumps({**json.loads(path.read_text("utf-8")), "outcome": outcome}), "utf-8"
        )
    try:
        claims_gone_stale()
        claims_gone_stale()
        assert [words.split(":")[0] for words in told(person)] == ["A claim that you keep is stale"]
        assert told(other) == [], "the claim stands as it was saved"
    finally:
        for kept_path in (small.path / "claims").glob("*.json"):
            if "example.gov.uk" in kept_path.read_text("utf-8").lower():
                kept_path.unlink()


def test_there_are_no_claims_without_a_workspace(settings: Settings, tmp_path: Path) -> None:
    settings.WORKSPACE = tmp_path / "none"
    claims_gone_stale()
    assert Notice.objects.count() == 0


def test_reading_notices(client: Client, words: Callable[[str], str]) -> None:
    person, other = person_with(Role.LEADER), person_with(Role.LEADER)
    for number in range(3):
        for each in (person, other):
            tell(each, Kind.TASK, f"Task {number} is done.", link="/start/", key=f"task:{number}")
    tell(person, Kind.TASK, "Task 0 is done.", link="/start/", key="task:0")
    sign_in(client, person)
    html = client.get("/account/notices/").content.decode()
    assert "Notices (3" in html
    assert words(html).count("New Task") == 3
    first = Notice.objects.filter(person=person).order_by("pk")[0]
    client.post("/account/notices/read/", {"notice": str(first.pk)})
    assert "Notices (2" in client.get("/about/").content.decode()
    foreign = Notice.objects.filter(person=other)[0]
    client.post("/account/notices/read/", {"notice": str(foreign.pk)})
    foreign.refresh_from_db()
    assert foreign.read_at is None, "another person's notice is not one's own"
    client.post("/account/notices/read/")
    html = client.get("/account/notices/").content.decode()
    assert "Notices (" not in html
    assert Notice.objects.filter(person=other, read_at__isnull=True).count() == 3
