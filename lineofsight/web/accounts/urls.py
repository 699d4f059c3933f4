"""Addresses of accounts: signing in and out, the second factor, sessions, invitations.

Of the views that allauth brings, those that this site offers stand here, each with who may see it.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as their_elsewhere
from allauth.usersessions import views as sessions
from django.urls import URLPattern, path, re_path

from lineofsight.web.access import Access, access
from lineofsight.web.accounts.providers import may_go_elsewhere
from lineofsight.web.accounts.security_keys import with_script
from lineofsight.web.accounts.views import elsewhere, entering, roles

PUBLIC, SIGNED_IN, SIGNING_IN = Access.PUBLIC, Access.SIGNED_IN, Access.SIGNING_IN

#: Views of allauth: who may see them, the address, the view, its name there.
_THEIRS = [
    (PUBLIC, "sign-in/", may_go_elsewhere(account.login), "account_login"),
    (PUBLIC, "sign-in/second-factor/", with_script(factors.authenticate), "mfa_authenticate"),
    (SIGNING_IN, "sign-out/", account.logout, "account_logout"),
    (PUBLIC, "inactive/", account.account_inactive, "account_inactive"),
    (PUBLIC, "password/reset/", account.password_reset, "account_reset_password"),
    (PUBLIC, "password/reset/sent/", account.password_reset_done, "account_reset_password_done"),
    (
        PUBLIC,
        "password/reset/done/",
        account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
    ),
    (SIGNED_IN, "password/", account.password_change, "account_change_password"),
    (SIGNED_IN, "password/set/", account.password_set, "account_set_password"),
    (SIGNING_IN, "again/", account.reauthenticate, "account_reauthenticate"),
    (SIGNING_IN, "again/code/", factors.reauthenticate, "mfa_reauthenticate"),
    (
        SIGNING_IN,
        "again/key/",
        with_script(keys.reauthenticate_webauthn),
        "mfa_reauthenticate_webauthn",
    ),
    (SIGNING_IN, "second-factor/", factors.index, "mfa_index"),
    (SIGNING_IN, "second-factor/app/", totp.activate_totp, "mfa_activate_totp"),
    (SIGNED_IN, "second-factor/app/remove/", totp.deactivate_totp, "mfa_deactivate_totp"),
    (SIGNED_IN, "second-factor/codes/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    (
        SIGNED_IN,
        "second-factor/codes/new/",
        codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
    ),
    (
        SIGNED_IN,
        "second-factor/codes/file/",
        codes.download_recovery_codes,
        "mfa_download_recovery_codes",
    ),
    (SIGNING_IN, "second-factor/keys/", keys.list_webauthn, "mfa_list_webauthn"),
    (SIGNING_IN, "second-factor/keys/add/", with_script(keys.add_webauthn), "mfa_add_webauthn"),
    (SIGNED_IN, "second-factor/keys/<int:pk>/remove/", keys.remove_webauthn, "mfa_remove_webauthn"),
    (SIGNED_IN, "second-factor/keys/<int:pk>/name/", keys.edit_webauthn, "mfa_edit_webauthn"),
    (SIGNED_IN, "sessions/", sessions.list_usersessions, "usersessions_list"),
    (
        PUBLIC,
        "elsewhere/cancelled/",
        their_elsewhere.login_cancelled,
        "socialaccount_login_cancelled",
    ),
    (PUBLIC, "elsewhere/error/", their_elsewhere.login_error, "socialaccount_login_error"),
]


def _pattern(level: Access, route: str, view: object, name: str) -> URLPattern:
    assert callable(view)  # noqa: S101 - told to the type checker
    return path(f"account/{route}", access(level)(view), name=name)


urlpatterns = [
    *(_pattern(*each) for each in _THEIRS),
    re_path(
        r"^account/password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        access(PUBLIC)(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("account/sign-up/", entering.not_invited, name="account_signup"),
    path("account/not-invited/", entering.not_invited, name="not-invited"),
    path("account/invitation/<str:secret>/", entering.invitation, name="invitation"),
    path("account/elsewhere/<str:provider_id>/", elsewhere.go, name="openid_connect_login"),
    path(
        "account/elsewhere/<str:provider_id>/back/", elsewhere.back, name="openid_connect_callback"
    ),
    path("account/demonstration/", entering.demonstration, name="demonstration"),
    path("account/", roles.own_account, name="account"),
    path("account/roles/", roles.declared, name="roles"),
    path("start/", entering.start, name="start"),
]
