"""allauth's forms, with words of ours where a field is left empty."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as factors
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as keys

#: What each field asks for, in any of the forms.
ASKS = {
    "login": "Enter your email address",
    "email": "Enter your email address",
    "password": "Enter your password",
    "oldpassword": "Enter your present password",
    "password1": "Enter a new password",
    "password2": "Enter the new password again",
    "code": "Enter the code",
    "name": "Enter what you call the key",
}


class Worded:
    """Says what to enter where a field is left empty."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ASKS.keys() & self.fields.keys():
            self.fields[name].error_messages["required"] = ASKS[name]


class SignIn(Worded, account.LoginForm):  # type: ignore[misc]
    """Signing in."""


class SignInAgain(Worded, account.ReauthenticateForm):  # type: ignore[misc]
    """Showing by the password that it is still oneself."""


class ChangePassword(Worded, account.ChangePasswordForm):  # type: ignore[misc]
    """Another password."""


class SetPassword(Worded, account.SetPasswordForm):  # type: ignore[misc]
    """A first password."""


class AskForReset(Worded, account.ResetPasswordForm):  # type: ignore[misc]
    """Asking for a mail by which a password is reset."""


class ResetPassword(Worded, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, by such a mail."""


class Code(Worded, factors.AuthenticateForm):  # type: ignore[misc]
    """A code of the second factor at signing in."""


class CodeAgain(Worded, factors.ReauthenticateForm):  # type: ignore[misc]
    """Showing by a code that it is still oneself."""


class FirstCode(Worded, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app that is set up."""


class NameOfKey(Worded, keys.EditWebAuthnForm):  # type: ignore[misc]
    """What a security key is called."""
