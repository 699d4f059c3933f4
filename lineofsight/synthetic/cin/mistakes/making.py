"""Making one mistake of each kind while the children go by: each in another child, so that none
hides another."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from lineofsight.synthetic.cin.mistakes import children, enquiries, episodes, plans
from lineofsight.synthetic.cin.mistakes.kinds import Case, moved, value
from lineofsight.synthetic.cin.modules import Census
from lineofsight.synthetic.kinds import Kind

#: Every kind of mistake in a child's data, in the order in which they are made.
KINDS: tuple[Kind[Case], ...] = (
    *children.KINDS.found,
    *episodes.KINDS.found,
    *enquiries.KINDS.found,
    *plans.KINDS.found,
)


@dataclass(frozen=True)
class Mistake:
    """One mistake: the child in whose data it is (None: that of none who is named), what was done,
    and the rules that find it."""

    child: str | None
    what: str
    rules: tuple[str, ...]


class Mistakes:
    """The mistakes that are made in one census."""

    def __init__(self, census: Census) -> None:
        self._census = census
        self._left = [kind for kind in KINDS if kind.used_in(census.year)]
        self._made: list[Mistake] = []
        self._other_upn = ""

    def spoil_header(self, header: Element) -> None:
        """Make the mistake that is in no child's data."""
        details = header.find("CollectionDetails/ReferenceDate")
        if details is None:
            raise ValueError("The header has no reference date.")
        details.text = moved(details.text or "", 35)
        what = "the reference date is the day of the export"
        self._made.append(Mistake(None, what, ("100",)))

    def spoil(self, child: Element) -> list[Element]:
        """Make a mistake that is still to be made in a child's data, if one suits; give what is
        then written of the child."""
        case = Case(child, self._census, self._other_upn)
        for kind in self._left:
            if kind.make(case):
                self._left.remove(kind)
                name = value(child, "ChildIdentifiers/LAchildID") or None
                self._made.append(Mistake(name, kind.what, kind.rules))
                return [child] * kind.times
        self._other_upn = value(child, "ChildIdentifiers/UPN") or self._other_upn
        return [child]

    def finish(self) -> tuple[Mistake, ...]:
        """The mistakes that were made.

        Raises:
            ValueError: one suited no child.
        """
        if self._left:
            left = "; ".join(kind.what for kind in self._left)
            raise ValueError(f"No child was found for these mistakes, give more children: {left}.")
        return tuple(self._made)
