"""How signing in behaves here: nobody makes an account without being invited."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from lineofsight.web.accounts.models import Invitation, Person
from lineofsight.web.accounts.services import accept


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts of this site."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: people are invited."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The board of the person's authority."""
        return reverse("start")


class SignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Single sign-on: who comes is known by the address that the provider has verified."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody signs up: people are invited."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Join who comes to the person of that address, or to the open invitation of it.

        Raises:
            ImmediateHttpResponse: nobody of that address was invited.
        """
        if sociallogin.is_existing:
            return
        email = next(
            (each.email.lower() for each in sociallogin.email_addresses if each.verified), ""
        )
        person = Person.objects.filter(email=email).first() if email else None
        for invitation in Invitation.objects.filter(
            email=email,
            accepted_at__isnull=True,
            withdrawn_at__isnull=True,
            expires__gt=timezone.now(),
        ):
            person = accept(invitation, name=_name(sociallogin), password=None)
        if person is None or not person.is_active:
            raise ImmediateHttpResponse(redirect("not-invited"))
        sociallogin.connect(request, person)


def _name(sociallogin: SocialLogin) -> str:
    facts: dict[str, Any] = sociallogin.account.extra_data or {}
    # The claims stand below `userinfo` or `id_token`, as the provider sent them.
    for part in (facts, facts.get("userinfo"), facts.get("id_token")):
        if isinstance(part, dict) and part.get("name"):
            return str(part["name"])
    return ""
