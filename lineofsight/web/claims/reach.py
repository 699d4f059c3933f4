"""Whose saved claims somebody may see: those about an authority at which the person may see claims,
and those about none."""

from __future__ import annotations

from collections.abc import Sequence

from lineofsight.claims.board import BoardCouncil
from lineofsight.claims.board.gathering import claims_of
from lineofsight.claims.saved import Checked
from lineofsight.record.children import is_invented_code
from lineofsight.web.accounts.models import Person, RoleHeld
from lineofsight.web.permissions import Permission


def within_reach(person: Person, checked: Sequence[Checked]) -> list[Checked]:
    """Those of some claims that a person may see, in their order.

    Args:
        person: who looks.
        checked: saved claims.
    """
    held = RoleHeld.objects.live().filter(person=person).select_related("authority")
    seen: set[str] = set()
    for role in held:
        if Permission.SEE_CLAIMS in role.permissions:
            about = role.authority
            council = BoardCouncil(
                about.la_code,
                about.name,
                about.like or about.la_code,
                is_invented_code(about.la_code, about.like),
            )
            seen |= {each.saved.id for each in claims_of(council, checked)}
    return [each for each in checked if each.saved.id in seen]
