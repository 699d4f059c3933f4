"""People, authorities, roles held, invitations, restricted children."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from lineofsight.web.permissions import NEVER_A_CHILD, Permission, Role

ROLES = [(role.value, role.label) for role in Role]


class Authority(models.Model):
    """An authority whose people use this site.

    `like`: of an invented council, the DfE code of the real one that it is like.
    """

    la_code = models.CharField(max_length=3, unique=True)
    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=100, unique=True)
    like = models.CharField(max_length=3, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name_plural = "authorities"

    def __str__(self) -> str:
        return self.name


class People(BaseUserManager["Person"]):
    """Makes people: the e-mail address is the name to sign in by."""

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> Person:
        """Make a person; without a password the person cannot sign in by one."""
        person = self.model(email=self.normalize_email(email).lower(), **facts)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who can sign in.

    `authority`: the one whose person it is. `signed_out`: how often the person was signed out
    everywhere; a session counts only for the number at which it began.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    authority = models.ForeignKey(
        Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="people"
    )
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)
    signed_out = models.PositiveIntegerField(default=0)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = []
    objects = People()

    class Meta:
        ordering: ClassVar = ["name", "email"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name or self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session is bound to: the password, and the last signing out everywhere."""
        bound = f"{self.password}:{self.signed_out}"
        made = salted_hmac("lineofsight.session", bound, secret=secret, algorithm="sha256")
        return made.hexdigest()

    def get_full_name(self) -> str:
        """The name, as letters address it."""
        return self.name or self.email


class RoleQuery(models.QuerySet["RoleHeld"]):
    """Roles, asked for."""

    def live(self, now: datetime | None = None) -> RoleQuery:
        """Those that count now: begun, not at their end, not taken back."""
        moment = now or timezone.now()
        return self.filter(
            Q(ends__isnull=True) | Q(ends__gt=moment), starts__lte=moment, ended_at__isnull=True
        )


class RoleHeld(models.Model):
    """A role that a person holds at an authority, from when and until when, given by whom.

    `worker_id` and `team_id`: who a practitioner is in the record. `also`: permissions given in
    addition. A role ends by itself at `ends`, or when somebody takes it back (`ended_at`); the row
    stays.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=30, choices=ROLES)
    worker_id = models.CharField(max_length=100, blank=True, default="")
    team_id = models.CharField(max_length=100, blank=True, default="")
    also = models.JSONField(default=list, blank=True)
    why = models.CharField(max_length=500, blank=True, default="")
    starts = models.DateTimeField(default=timezone.now)
    ends = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = RoleQuery.as_manager()

    class Meta:
        ordering: ClassVar = ["person__name", "role", "starts"]

    def __str__(self) -> str:
        return f"{self.person}: {self.as_role.label} at {self.authority}"

    @property
    def as_role(self) -> Role:
        """The role itself."""
        return Role(self.role)

    @property
    def permissions(self) -> frozenset[Permission]:
        """What it allows. What is given in addition never opens a child to a role that may not
        see one."""
        also = frozenset(Permission(each) for each in self.also)
        if self.as_role in NEVER_A_CHILD:
            also = frozenset(each for each in also if not each.is_about_children)
        return self.as_role.permissions | also

    def is_live(self, now: datetime | None = None) -> bool:
        """Whether it counts now."""
        moment = now or timezone.now()
        return (
            self.ended_at is None
            and self.starts <= moment
            and (self.ends is None or self.ends > moment)
        )


class Invitation(models.Model):
    """An invitation by e-mail to a role. The secret of its address is kept only as its digest."""

    email = models.EmailField()
    name = models.CharField(max_length=150)
    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="invitations")
    home = models.ForeignKey(
        Authority, null=True, on_delete=models.PROTECT, related_name="invited_from"
    )
    role = models.CharField(max_length=30, choices=ROLES)
    worker_id = models.CharField(max_length=100, blank=True, default="")
    team_id = models.CharField(max_length=100, blank=True, default="")
    why = models.CharField(max_length=500, blank=True, default="")
    role_ends = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-invited_at"]

    def __str__(self) -> str:
        return f"{self.email}: {Role(self.role).label} at {self.authority}"

    @property
    def as_role(self) -> Role:
        """The role itself."""
        return Role(self.role)

    def is_open(self, now: datetime | None = None) -> bool:
        """Whether it can be accepted."""
        moment = now or timezone.now()
        return self.accepted_at is None and self.withdrawn_at is None and self.expires > moment


class RestrictedChild(models.Model):
    """A child whose record opens only to who gives a reason."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="restricted")
    person_id = models.CharField(max_length=100)
    why = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    lifted_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["person_id", "at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "person_id"],
                condition=Q(lifted_at__isnull=True),
                name="restricted_once",
            )
        ]

    def __str__(self) -> str:
        return f"A restricted child of {self.authority}"
