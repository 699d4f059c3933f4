"""Which children's records are restricted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lineofsight.web.accounts.current import Here
from lineofsight.web.accounts.models import RestrictedChild

#: What stands in a list where it would say who a restricted child is, or what is known of one.
RESTRICTED = "restricted"


def restricted_at(here: Here) -> frozenset[str]:
    """The children of an authority whose records open only to who gives a reason."""
    standing = RestrictedChild.objects.filter(authority=here.authority, lifted_at__isnull=True)
    return frozenset(standing.values_list("person_id", flat=True))


def without_restricted(
    rows: Iterable[dict[str, Any]], restricted: frozenset[str], *columns: str
) -> list[dict[str, Any]]:
    """Rows of a list, of which those of restricted children do not say who the child is.

    Args:
        rows: each with the child in `person_id`.
        restricted: these children.
        columns: what else of such a row is not said.
    """
    hidden = dict.fromkeys(("person_id", *columns), RESTRICTED)
    return [row | hidden if row["person_id"] in restricted else row for row in rows]
