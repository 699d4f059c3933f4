"""Identifiers in addresses: a council may write them in any way."""

from __future__ import annotations

from django.urls import register_converter

#: What would part an address, or be taken for its folder, stands as a mark and two letters.
_ESCAPED = {"~": "~7E", "/": "~2F", ".": "~2E"}


class IdentifierConverter:
    """An identifier of a child, team or worker. Django quotes the rest."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        """The identifier as the record has it.

        Raises:
            ValueError: it is written in no way in which this site writes one.
        """
        found = value
        for letter, mark in reversed(_ESCAPED.items()):
            found = found.replace(mark, letter)
        if self.to_url(found) != value:
            raise ValueError(value)
        return found

    def to_url(self, value: str) -> str:
        """The identifier as it stands in an address."""
        found = value
        for letter, mark in _ESCAPED.items():
            found = found.replace(letter, mark)
        return found


register_converter(IdentifierConverter, "identifier")
