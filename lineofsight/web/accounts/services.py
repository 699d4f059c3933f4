"""Every change to people and roles: one function and one transaction each, permission checked, and
the change written into the record of access."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from lineofsight.web.accounts.current import Here
from lineofsight.web.accounts.models import Authority, Invitation, Person, RestrictedChild, RoleHeld
from lineofsight.web.accounts.telling import tell_of_change
from lineofsight.web.audit.models import Kind
from lineofsight.web.audit.services import record
from lineofsight.web.permissions import IN_ADDITION, Permission, Role

#: How long an invitation can be accepted.
INVITATION_LASTS = timedelta(days=7)
#: The longest that an improvement partner is let in at once.
PARTNER_AT_MOST = timedelta(days=366)


class RefusedError(Exception):
    """It cannot be done. The message says why, in plain words.

    Attributes:
        field: what of a `Wanted`, or of whose person it is (`home`), is in the way; empty where it
            is none of them.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class Wanted:
    """A role that somebody is to hold.

    Attributes:
        role: the role.
        ends: when it ends by itself; None for until it is taken back.
        worker_id, team_id: who a practitioner is in the record.
        why: why it is given.
    """

    role: Role
    ends: datetime | None = None
    worker_id: str = ""
    team_id: str = ""
    why: str = ""


def may_give(here: Here, role: Role) -> bool:
    """Whether somebody may give a role: improvement partners are let in by a leader, every other
    role is the administrator's to give."""
    if role is Role.IMPROVEMENT_PARTNER:
        return here.may(Permission.GRANT_PARTNERS)
    return here.may(Permission.MANAGE_PEOPLE)


def may_end(here: Here, role: Role) -> bool:
    """Whether somebody may end a role: whoever may give it, and the administrator every one."""
    return may_give(here, role) or here.may(Permission.MANAGE_PEOPLE)


def roles_to_give(here: Here) -> list[Role]:
    """The roles that somebody may give."""
    return [role for role in Role if may_give(here, role)]


def check_wanted(wanted: Wanted, authority: Authority, home: Authority | None) -> None:
    """See whether a role can be held as wanted.

    Args:
        wanted: the role.
        authority: where.
        home: whose person it is.

    Raises:
        RefusedError: it cannot.
    """
    now = timezone.now()
    if wanted.ends is not None and wanted.ends <= now:
        raise RefusedError("The role must end on a day after today", "ends")
    if wanted.role is Role.IMPROVEMENT_PARTNER:
        if wanted.ends is None:
            raise RefusedError("Say when the improvement partner’s role ends", "ends")
        if wanted.ends > now + PARTNER_AT_MOST:
            raise RefusedError("An improvement partner’s role lasts for a year at most", "ends")
        if home is None or home == authority:
            raise RefusedError("An improvement partner is a person of another authority", "home")
        if not wanted.why:
            raise RefusedError("Say why the improvement partner is let in", "why")
    if wanted.role is Role.PRACTITIONER and not (wanted.worker_id or wanted.team_id):
        raise RefusedError(
            "Give the practitioner’s worker number or team, as the record has it: they say which "
            "children are the person’s own",
            "worker_id",
        )


@transaction.atomic
def invite(
    here: Here, *, email: str, name: str, wanted: Wanted, home: Authority | None = None
) -> tuple[Invitation, str]:
    """Invite somebody to a role.

    Args:
        here: who invites, and where to.
        email, name: the person's.
        wanted: the role.
        home: whose person it is; the inviting authority's where none is given.

    Returns:
        The invitation, and the secret of its address, which is told once and kept nowhere.

    Raises:
        RefusedError: the role is not the person's to give, or cannot be held so.
    """
    if not may_give(here, wanted.role):
        raise RefusedError(f"Your role does not let you give the role {wanted.role.label}")
    return _invited(here.authority, here.person, email, name, wanted, home or here.authority)


@transaction.atomic
def invite_first(authority: Authority, *, email: str, name: str) -> tuple[Invitation, str]:
    """Invite an authority's administrator by whoever looks after the machine: there is nobody to
    do so on the site yet.

    Returns:
        The invitation, and the secret of its address.
    """
    wanted = Wanted(Role.ADMINISTRATOR, why="From the machine that the site runs on")
    return _invited(authority, None, email, name, wanted, authority)


def _invited(
    authority: Authority,
    by: Person | None,
    email: str,
    name: str,
    wanted: Wanted,
    home: Authority,
) -> tuple[Invitation, str]:
    check_wanted(wanted, authority, home)
    secret = secrets.token_urlsafe(32)
    now = timezone.now()
    invitation = Invitation.objects.create(
        email=email.strip().lower(),
        name=name.strip(),
        authority=authority,
        home=home,
        role=wanted.role,
        worker_id=wanted.worker_id,
        team_id=wanted.team_id,
        why=wanted.why,
        role_ends=wanted.ends,
        digest=_digest(secret),
        invited_by=by,
        invited_at=now,
        expires=now + INVITATION_LASTS,
    )
    record(
        authority,
        Kind.ROLE,
        person=by,
        subject=invitation.email,
        details=_told("invited", wanted),
    )
    return invitation, secret


def invitation_of(secret: str) -> Invitation | None:
    """The open invitation of a secret, or None."""
    found = Invitation.objects.filter(digest=_digest(secret)).select_related("authority").first()
    return found if found is not None and found.is_open() else None


@transaction.atomic
def accept(invitation: Invitation, *, name: str, password: str | None) -> Person:
    """Make the person of an invitation, or give the role to who is here already.

    Args:
        invitation: one that is open.
        name: as the person writes it.
        password: for somebody new; None where the person signs in elsewhere, or is here already.

    Raises:
        RefusedError: it is no longer open.
    """
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not held.is_open():
        raise RefusedError("This invitation is no longer open. Ask for another one")
    person = Person.objects.filter(email=held.email).first()
    if person is None:
        person = Person.objects.create_user(
            held.email, password, name=name.strip() or held.name, authority=held.home
        )
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    held.accepted_at = timezone.now()
    held.save(update_fields=["accepted_at"])
    _give(
        person,
        held.authority,
        Wanted(held.as_role, held.role_ends, held.worker_id, held.team_id, held.why),
        by=held.invited_by,
    )
    return person


@transaction.atomic
def give_role(here: Here, person: Person, wanted: Wanted) -> RoleHeld:
    """Give a role to somebody who has an account.

    Raises:
        RefusedError: the role is not the giver's to give, or cannot be held so.
    """
    if not may_give(here, wanted.role):
        raise RefusedError(f"Your role does not let you give the role {wanted.role.label}")
    check_wanted(wanted, here.authority, person.authority)
    return _give(person, here.authority, wanted, by=here.person)


def _give(person: Person, authority: Authority, wanted: Wanted, *, by: Person | None) -> RoleHeld:
    held = RoleHeld.objects.create(
        person=person,
        authority=authority,
        role=wanted.role,
        worker_id=wanted.worker_id,
        team_id=wanted.team_id,
        why=wanted.why,
        ends=wanted.ends,
        given_by=by,
    )
    record(authority, Kind.ROLE, person=by, subject=person.email, details=_told("given", wanted))
    return held


@transaction.atomic
def end_role(here: Here, held: RoleHeld) -> None:
    """Take a role back at once. Who holds no role any more is signed out everywhere.

    Raises:
        RefusedError: it is not the person's to take, of another authority, ended already, or the
            last administrator's.
    """
    if held.authority != here.authority or not may_end(here, held.as_role):
        raise RefusedError("Your role does not let you end this role")
    if not held.is_live():
        raise RefusedError("This role has ended already")
    others = RoleHeld.objects.live().filter(authority=here.authority, role=Role.ADMINISTRATOR)
    if held.as_role is Role.ADMINISTRATOR and not others.exclude(pk=held.pk).exists():
        raise RefusedError(
            "The last administrator’s role cannot be ended. Invite another one first"
        )
    held.ended_by, held.ended_at = here.person, timezone.now()
    held.save(update_fields=["ended_by", "ended_at"])
    record(
        here.authority,
        Kind.ROLE,
        person=here.person,
        subject=held.person.email,
        details={"what": "ended", "role": held.role},
    )
    if not RoleHeld.objects.live().filter(person=held.person).exists():
        sign_out_everywhere(held.person)


@transaction.atomic
def set_in_addition(here: Here, held: RoleHeld, given: list[Permission]) -> None:
    """Set what is given to somebody in addition to what the role has.

    Raises:
        RefusedError: it is not the person's to give, or is no permission that can be given so.
    """
    if held.authority != here.authority or not here.may(Permission.MANAGE_PEOPLE):
        raise RefusedError("Your role does not let you change this role")
    if not set(given) <= set(IN_ADDITION):
        raise RefusedError("This permission cannot be given in addition to a role")
    held.also = [each.value for each in given]
    held.save(update_fields=["also"])
    record(
        here.authority,
        Kind.ROLE,
        person=here.person,
        subject=held.person.email,
        details={"what": "in addition", "role": held.role, "also": held.also},
    )


@transaction.atomic
def withdraw(here: Here, invitation: Invitation) -> None:
    """Take an invitation back.

    Raises:
        RefusedError: it is not the person's to take back, or no longer open.
    """
    if invitation.authority != here.authority or not may_end(here, invitation.as_role):
        raise RefusedError("Your role does not let you withdraw this invitation")
    if not invitation.is_open():
        raise RefusedError("This invitation is no longer open")
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    record(
        here.authority,
        Kind.ROLE,
        person=here.person,
        subject=invitation.email,
        details={"what": "invitation withdrawn", "role": invitation.role},
    )


@transaction.atomic
def forget_second_factor(here: Here, held: RoleHeld) -> None:
    """Take away the second factor of a person of the authority, who is signed out everywhere and
    sets up another one at the next signing in.

    Raises:
        RefusedError: it is not the person's to do, or of a person of another authority.
    """
    person = held.person
    if held.authority != here.authority or not here.may(Permission.MANAGE_PEOPLE):
        raise RefusedError("Your role does not let you take away a second factor")
    if person.authority != here.authority:
        raise RefusedError("The person’s own authority looks after this account")
    forget_factors(person, by=here.person)


def sign_out_everywhere(person: Person) -> None:
    """End every session of a person."""
    Person.objects.filter(pk=person.pk).update(signed_out=F("signed_out") + 1)
    for session in UserSession.objects.filter(user=person):
        session.end()


@transaction.atomic
def forget_factors(person: Person, by: Person | None = None) -> None:
    """Take a person's second factors away: the person has lost them, is signed out everywhere, and
    sets up another one at the next signing in. A mail tells of it.

    Args:
        person: who has lost them.
        by: who takes them away; None for whoever looks after the machine.
    """
    Authenticator.objects.filter(user=person).delete()
    sign_out_everywhere(person)
    live = RoleHeld.objects.live().filter(person=person).values("authority")
    for authority in Authority.objects.filter(pk__in=live):
        record(
            authority,
            Kind.CHANGE,
            person=by,
            subject=person.email,
            details={"what": "second factor taken away"},
        )
    what = "The second factor was taken away: you set up another one when you next sign in."
    transaction.on_commit(lambda: tell_of_change(person, what, f"{settings.SITE_ADDRESS}/"))


@transaction.atomic
def restrict(here: Here, person_id: str, why: str) -> RestrictedChild:
    """Have a child's record open only to who gives a reason.

    Raises:
        RefusedError: it is not the person's to do, no reason is given, or it is so already.
    """
    if not here.may(Permission.RESTRICT_CHILDREN):
        raise RefusedError("Your role does not let you restrict a child’s record")
    if not why.strip():
        raise RefusedError("Say why the record is restricted")
    if restriction_of(here.authority, person_id) is not None:
        raise RefusedError("This child’s record is restricted already")
    made = RestrictedChild.objects.create(
        authority=here.authority, person_id=person_id, why=why.strip(), by=here.person
    )
    record(
        here.authority,
        Kind.CHANGE,
        person=here.person,
        subject=person_id,
        reason=why.strip(),
        details={"what": "restricted"},
    )
    return made


@transaction.atomic
def lift(here: Here, restricted: RestrictedChild, why: str) -> None:
    """Have a child's record open without a reason again.

    Raises:
        RefusedError: it is not the person's to do, or no reason is given.
    """
    if restricted.authority != here.authority or not here.may(Permission.RESTRICT_CHILDREN):
        raise RefusedError("Your role does not let you lift this restriction")
    if not why.strip():
        raise RefusedError("Say why the restriction is lifted")
    restricted.lifted_by, restricted.lifted_at = here.person, timezone.now()
    restricted.save(update_fields=["lifted_by", "lifted_at"])
    record(
        here.authority,
        Kind.CHANGE,
        person=here.person,
        subject=restricted.person_id,
        reason=why.strip(),
        details={"what": "restriction lifted"},
    )


def restriction_of(authority: Authority, person_id: str) -> RestrictedChild | None:
    """The restriction of a child's record that stands, or None."""
    return RestrictedChild.objects.filter(
        authority=authority, person_id=person_id, lifted_at__isnull=True
    ).first()


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _told(what: str, wanted: Wanted) -> dict[str, str]:
    return {
        "what": what,
        "role": wanted.role.value,
        "ends": wanted.ends.isoformat() if wanted.ends else "",
        "why": wanted.why,
    }
