"""How signing in behaves here: nobody makes an account without being invited."""

from __future__ import annotations

import logging
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from lineofsight.web.accounts.claims import is_of_one_person, name_of, verified_email
from lineofsight.web.accounts.models import Invitation, Person
from lineofsight.web.accounts.services import accept
from lineofsight.web.accounts.telling import tell_of_change

log = logging.getLogger(__name__)

#: What a person is told by mail, by the name that allauth gives to each change.
NOTICES = {
    "account/email/password_changed": "Your password was changed.",
    "account/email/password_reset": "Your password was reset.",
    "account/email/password_set": "A password was set.",
    "mfa/email/totp_activated": "An authenticator app was set up.",
    "mfa/email/totp_deactivated": "The authenticator app was removed.",
    "mfa/email/recovery_codes_generated": "New recovery codes were made.",
    "mfa/email/webauthn_added": "A security key was added.",
    "mfa/email/webauthn_removed": "A security key was removed.",
    "socialaccount/email/account_connected": "Single sign-on was joined to it.",
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts of this site."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The email address or the password is not right",
        "enter_current_password": "The present password is not right",
        "incorrect_password": "The password is not right",
        "too_many_login_attempts": "There were too many wrong tries. Try again later",
        "rate_limited": "There were too many tries. Try again in a few minutes",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: people are invited."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Try a password; `login` is what attempts are counted by, wherever it is asked for."""
        login = (credentials.get("email") or "").lower()
        return super().authenticate(request, **{**credentials, "login": login})

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count an attempt at an account, from wherever it comes: axes counts those from one place.
        What counts second factors is left alone by it.

        Raises:
            ValidationError: there were too many.
        """
        self._login_failed_rl_usage = ratelimit.consume(
            request, app="allauth.account", action="password", key=credentials["login"]
        )
        if not self._login_failed_rl_usage:
            raise self.validation_error("too_many_login_attempts")

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Person,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell a person by mail that the way in was changed. A mail server that is down undoes
        nothing of it."""
        tell_of_change(user, NOTICES[template_prefix], self.request.build_absolute_uri("/"))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The board of the person's authority."""
        return reverse("start")


def client_address(request: HttpRequest) -> str | None:
    """The address that a request comes from: what a proxy says counts where proxies are declared
    (`LINEOFSIGHT_TRUSTED_PROXIES`), and what anybody else says does not. None where there is no
    connection, as in a management command."""
    if "REMOTE_ADDR" not in request.META:
        return None
    found: str = get_adapter(request).get_client_ip(request)
    return found


class SignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Single sign-on: who comes is known by the address that the provider has verified."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody signs up: people are invited."""
        return False

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,
    ) -> None:
        """Log what kind of thing went wrong, and nothing of what was said."""
        log.warning(
            "Single sign-on did not work: %s", type(exception).__name__ if exception else error
        )

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Join who comes to the person of that address, or to the open invitation of it.

        Raises:
            ImmediateHttpResponse: what was said does not hold together, or nobody of that address
                was invited.
        """
        told = sociallogin.account.extra_data or {}
        nonce = (sociallogin.state.get("data") or {}).get("nonce", "")
        if not is_of_one_person(told, nonce):
            raise ImmediateHttpResponse(
                render_authentication_error(request, sociallogin.provider, error="token")
            )
        if sociallogin.is_existing:
            return
        trusts = sociallogin.provider.app.settings["trusts_email"]
        email = verified_email(told, trusts_email=trusts)
        person = Person.objects.filter(email=email).first() if email else None
        if person is None:
            person = _invited(email, name_of(told))
        if person is None or not person.is_active:
            raise ImmediateHttpResponse(redirect("not-invited"))
        sociallogin.connect(request, person)


def _invited(email: str, name: str) -> Person | None:
    """The person made of the open invitations of an address; None where there is none."""
    person = None
    for invitation in Invitation.objects.filter(
        email=email,
        accepted_at__isnull=True,
        withdrawn_at__isnull=True,
        expires__gt=timezone.now(),
    ):
        person = accept(invitation, name=name, password=None)
    return person
