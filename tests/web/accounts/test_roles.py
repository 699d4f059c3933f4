"""Giving and ending roles: who may, what is refused, improvement partners, what is recorded."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lineofsight.web.accounts import services
from lineofsight.web.accounts.current import Here
from lineofsight.web.accounts.known import authority_of_code, invented_authority
from lineofsight.web.accounts.models import Authority, Person, RoleHeld
from lineofsight.web.accounts.services import RefusedError, Wanted
from lineofsight.web.audit.models import Entry, Kind
from lineofsight.web.permissions import Permission, Role
from tests.web.recorded import mereshire, page, person_with, sign_in

pytestmark = pytest.mark.django_db


def being(*roles: Role) -> Here:
    """Somebody who holds roles at Mereshire."""
    person = person_with(*roles)
    return Here(mereshire(), person, tuple(person.roles.all()))


def fenshire() -> Authority:
    """Another invented authority."""
    return invented_authority("998", "Fenshire", "850")


def in_days(days: int) -> object:
    return timezone.now() + timedelta(days=days)


PARTNER = Wanted(Role.IMPROVEMENT_PARTNER, why="Helps with the plan for assessments")


@pytest.mark.parametrize("giver", list(Role))
@pytest.mark.parametrize("given", list(Role))
def test_who_may_give_which_role(giver: Role, given: Role) -> None:
    """A leader lets improvement partners in, the administrator gives every other role, and nobody
    else gives any."""
    wanted = Wanted(given, in_days(30), worker_id="W1", why="For this test")  # type: ignore[arg-type]
    may = giver is (Role.LEADER if given is Role.IMPROVEMENT_PARTNER else Role.ADMINISTRATOR)
    person = Person.objects.create_user("p@example.gov.uk", name="P", authority=fenshire())
    if may:
        held = services.give_role(being(giver), person, wanted)
        assert held.is_live()
    else:
        with pytest.raises(RefusedError, match="does not let you give the role"):
            services.give_role(being(giver), person, wanted)
        assert not person.roles.exists()


@pytest.mark.parametrize(
    ("days", "home", "why", "refused"),
    [
        (None, "other", "Helps", "Say when"),
        (400, "other", "Helps", "a year at most"),
        (-1, "other", "Helps", "after today"),
        (30, "own", "Helps", "a person of another authority"),
        (30, "none", "Helps", "a person of another authority"),
        (30, "other", "", "Say why"),
    ],
)
def test_an_improvement_partner_is_of_another_authority_for_a_time_and_a_reason(
    days: int | None, home: str, why: str, refused: str
) -> None:
    homes = {"other": fenshire(), "own": mereshire(), "none": None}
    person = Person.objects.create_user("p@example.gov.uk", name="P", authority=homes[home])
    wanted = Wanted(
        Role.IMPROVEMENT_PARTNER,
        in_days(days) if days is not None else None,  # type: ignore[arg-type]
        why=why,
    )
    with pytest.raises(RefusedError, match=refused):
        services.give_role(being(Role.LEADER), person, wanted)


def test_a_partners_access_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hampshire helps the Isle of Wight for a month: the director lets a person of Hampshire in,
    it is recorded, and the day after it is over without anybody doing anything."""
    wight, hampshire = authority_of_code("921"), authority_of_code("850")
    director = person_with(Role.LEADER, at=wight, of=wight)
    partner = person_with(of=hampshire)
    here = Here(wight, director, tuple(director.roles.all()))
    ends = timezone.now() + timedelta(days=30)
    services.give_role(here, partner, Wanted(Role.IMPROVEMENT_PARTNER, ends, why="Partnership"))
    entry = Entry.objects.get(authority=wight, kind=Kind.ROLE)
    assert entry.person_email == director.email
    assert entry.subject == partner.email
    assert entry.details["ends"] == ends.isoformat()
    site = Client()
    sign_in(site, partner)
    assert site.get("/isle-of-wight/indicators/").status_code == 200
    assert site.get("/isle-of-wight/children/").status_code == 403
    assert site.get("/hampshire/indicators/").status_code == 404
    later = ends + timedelta(seconds=1)
    monkeypatch.setattr("lineofsight.web.accounts.models.timezone.now", lambda: later)
    sign_in(site, partner)
    assert site.get("/isle-of-wight/indicators/").status_code == 404
    assert "You hold no role now" in page(site, "/start/")


def test_a_role_is_ended_at_once_and_sessions_with_it() -> None:
    person = person_with(Role.ANALYST)
    site = Client()
    sign_in(site, person)
    assert site.get("/account/").status_code == 200
    (held,) = person.roles.all()
    services.end_role(being(Role.ADMINISTRATOR), held)
    assert site.get("/account/").status_code == 302
    held.refresh_from_db()
    assert not held.is_live()
    with pytest.raises(RefusedError, match="ended already"):
        services.end_role(being(Role.ADMINISTRATOR), held)


def test_the_last_administrator_stays() -> None:
    here = being(Role.ADMINISTRATOR)
    (held,) = here.roles
    with pytest.raises(RefusedError, match="last administrator"):
        services.end_role(here, held)
    other = being(Role.ADMINISTRATOR)
    services.end_role(other, held)
    assert not RoleHeld.objects.get(pk=held.pk).is_live()


def test_nobody_ends_a_role_of_another_authority() -> None:
    elsewhere = person_with(Role.ANALYST, at=fenshire(), of=fenshire())
    (held,) = elsewhere.roles.all()
    with pytest.raises(RefusedError, match="does not let you end"):
        services.end_role(being(Role.ADMINISTRATOR), held)
    site = Client()
    sign_in(site, person_with(Role.ADMINISTRATOR))
    assert site.post(f"/mereshire/people/roles/{held.pk}/end/").status_code == 404
    assert RoleHeld.objects.get(pk=held.pk).is_live()


def test_an_analyst_reads_practice_notes_only_when_given() -> None:
    analyst = person_with(Role.ANALYST)
    (held,) = analyst.roles.all()
    assert Permission.SEE_PRACTICE_NOTES not in held.permissions
    site = Client()
    sign_in(site, person_with(Role.ADMINISTRATOR))
    site.post(f"/mereshire/people/roles/{held.pk}/also/", {"also": "see_practice_notes"})
    held.refresh_from_db()
    assert Permission.SEE_PRACTICE_NOTES in held.permissions
    site.post(f"/mereshire/people/roles/{held.pk}/also/", {})
    held.refresh_from_db()
    assert Permission.SEE_PRACTICE_NOTES not in held.permissions


def test_nothing_else_is_given_in_addition() -> None:
    analyst = person_with(Role.ANALYST)
    (held,) = analyst.roles.all()
    with pytest.raises(RefusedError, match="cannot be given"):
        services.set_in_addition(being(Role.ADMINISTRATOR), held, [Permission.MANAGE_PEOPLE])


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"email": ""}, "Enter an email address"),
        ({"email": "nobody"}, "in the correct format"),
        ({"name": ""}, "Enter the person’s name"),
        ({"role": ""}, "Choose a role"),
        ({"role": "improvement_partner"}, "is not one of the available choices"),
        ({"role": "practitioner"}, "Give the practitioner’s worker number or team"),
        ({"ends": "31/31/2027"}, "Date must be a real date"),
        ({"ends": "1 January 2020"}, "The role must end on a day after today"),
        ({"home": "Narnia"}, "Enter the name of a council"),
    ],
)
def test_what_is_wrong_with_an_invitation_is_told_beside_its_field(
    given: dict[str, str], told: str
) -> None:
    site = Client()
    sign_in(site, person_with(Role.ADMINISTRATOR))
    filled = {"email": "n@example.gov.uk", "name": "N", "role": "analyst"} | given
    response = site.post("/mereshire/people/invite/", filled)
    text = response.content.decode()
    assert response.status_code == 200
    assert told in text
    assert "There is a problem" in text
    assert not Person.objects.filter(email="n@example.gov.uk").exists()


def test_the_page_of_roles_says_each_permission(client: Client) -> None:
    sign_in(client, person_with(Role.ELECTED_MEMBER))
    text = page(client, "/account/roles/")
    for permission in Permission:
        assert permission.sentence in text
    for role in Role:
        assert role.sentence in text


def test_the_list_of_people_is_a_file_too(client: Client) -> None:
    person = person_with(Role.ADMINISTRATOR)
    sign_in(client, person)
    rows = client.get("/mereshire/people.json").json()["rows"]
    assert [(row["email"], row["role"]) for row in rows] == [(person.email, "administrator")]


def test_the_administrator_ends_a_partners_role_too() -> None:
    partner = person_with(Role.IMPROVEMENT_PARTNER, of=fenshire())
    (held,) = partner.roles.all()
    services.end_role(being(Role.ADMINISTRATOR), held)
    assert not RoleHeld.objects.get(pk=held.pk).is_live()


def test_who_has_lost_the_second_factor_sets_up_another_one() -> None:
    """The administrator takes it away: the person is signed out, and it is recorded. Of a person of
    another authority it is not theirs to do."""
    person, partner = person_with(Role.LEADER), person_with(Role.IMPROVEMENT_PARTNER, of=fenshire())
    site, administrator = Client(), Client()
    sign_in(site, person)
    sign_in(administrator, person_with(Role.ADMINISTRATOR))
    for who in (person, partner):
        (held,) = who.roles.all()
        administrator.post(f"/mereshire/people/roles/{held.pk}/factor/")
    assert site.get("/account/").status_code == 302
    person.refresh_from_db()
    site.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    assert site.get("/start/")["Location"] == "/account/second-factor/"
    (entry,) = Entry.objects.filter(kind=Kind.CHANGE)
    assert (entry.subject, entry.details["what"]) == (person.email, "second factor taken away")


def test_an_invitation_stands_where_the_mail_does_not_go(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object) -> None:
        raise OSError("connection refused")

    monkeypatch.setattr("lineofsight.web.mail.send_mail", fails)
    sign_in(client, person_with(Role.ADMINISTRATOR))
    given = {"email": "n@example.gov.uk", "name": "N", "role": "analyst"}
    text = client.post("/mereshire/people/invite/", given).content.decode()
    assert "The email could not be sent" in text
    assert "/account/invitation/" in text
