"""Kinds of mistakes that councils make in a return: what was done, and the rules that find it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

#: That in which a mistake is made, as a child's rows or XML.
C = TypeVar("C")


@dataclass(frozen=True)
class Kind(Generic[C]):
    """A kind of mistake: what was done, the rules that find it, and in which collection years it
    can be made; `times`: how often the child is then in the return.

    `make` makes the mistake and says so, or leaves a child as it is that the mistake does not
    suit.
    """

    what: str
    rules: tuple[str, ...]
    make: Callable[[C], bool]
    since: int | None = None
    until: int | None = None
    times: int = 1

    def used_in(self, year: int) -> bool:
        """Whether it can be made in a collection year."""
        return (self.since is None or year >= self.since) and (
            self.until is None or year <= self.until
        )


@dataclass
class Kinds(Generic[C]):
    """Kinds of mistakes about one subject, in the order in which they are made."""

    found: list[Kind[C]] = field(default_factory=list)

    def kind(
        self,
        what: str,
        *rules: str,
        since: int | None = None,
        until: int | None = None,
        times: int = 1,
    ) -> Callable[[Callable[[C], bool]], Callable[[C], bool]]:
        """Register the function that makes a mistake of a kind."""

        def register(make: Callable[[C], bool]) -> Callable[[C], bool]:
            self.found.append(Kind(what, rules, make, since, until, times))
            return make

        return register
