"""How a mistake is made in a child's XML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from lineofsight.engine.tables import Table
from lineofsight.returns.cin.tables import TABLES
from lineofsight.synthetic.cin.modules import Census


@dataclass(frozen=True)
class Case:
    """A child in whose data a mistake may be made, as XML; the census it is in; and the pupil
    number of a child without mistakes (blank: none yet)."""

    child: Element
    census: Census
    other_upn: str = ""

    @property
    def who(self) -> Element:
        """Who the child is.

        Raises:
            ValueError: nothing says so.
        """
        found = self.child.find("ChildIdentifiers")
        if found is None:
            raise ValueError("The child has no ChildIdentifiers.")
        return found

    def episodes(self, *holding: str) -> list[Element]:
        """The episodes that led to further action and hold these modules or values."""
        return [
            episode
            for episode in self.child.findall("CINdetails")
            if value(episode, "ReferralNFA") == "0"
            and all(episode.find(path) is not None for path in holding)
        ]


def value(around: Element, path: str) -> str:
    """The text of an element within; blank where there is none."""
    return around.findtext(path) or ""


def give(around: Element, name: str, text: str) -> None:
    """Give an element a value, in the place or, if it has none of that name yet, where it
    belongs."""
    there = around.find(name)
    if there is None:
        order = [*_table_of(around, name).columns()]
        before = set(order[: order.index(name)])
        places = [place for place, part in enumerate(around) if part.tag in before]
        there = Element(name)
        around.insert(max(places, default=-1) + 1, there)
    there.text = text


def take(around: Element, name: str) -> None:
    """Take every element of a name out."""
    for there in around.findall(name):
        around.remove(there)


def moved(day: str, days: int) -> str:
    """A day so many days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def is_open(episode: Element) -> bool:
    """Whether the case is open."""
    return not value(episode, "CINclosureDate")


def put_after(around: Element, there: Element, another: Element) -> None:
    """Put an element after another of the same kind."""
    around.insert([*around].index(there) + 1, another)


def _table_of(around: Element, name: str) -> type[Table]:
    for table in TABLES:
        if table.name == around.tag and name in table.columns():
            return table
    raise ValueError(f"{around.tag} holds no {name}.")
