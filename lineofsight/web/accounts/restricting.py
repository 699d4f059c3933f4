"""Which children's records are restricted."""

from __future__ import annotations

from lineofsight.web.accounts.current import Here
from lineofsight.web.accounts.models import RestrictedChild


def restricted_at(here: Here) -> frozenset[str]:
    """The children of an authority whose records open only to who gives a reason."""
    standing = RestrictedChild.objects.filter(authority=here.authority, lifted_at__isnull=True)
    return frozenset(standing.values_list("person_id", flat=True))
