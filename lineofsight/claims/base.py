"""What claims are checked against, and the register of claim types.

A claim type is a typed function with a declared sentence pattern:

    @claim_type(title="Grade on a day", subject=Subject.GRADES,
                pattern="{authority} was {grade} for {strand}[ on {on}]")
    def grade_at(base, *, authority: str, grade: Grade, ...) -> Verdict: ...

    base = EvidenceBase.load(workspace).as_at(date(2020, 3, 2))
    claim = Claim.of("grade_at", authority="894", grade=Grade.OUTSTANDING)
    claim.sentence(); claim.check(base)
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from importlib import import_module
from typing import Any, TypeVar, get_type_hints

from lineofsight.claims.arguments import VALUES, ArgumentError, Codec, codec_of
from lineofsight.claims.verdict import Verdict
from lineofsight.engine.snapshots import Snapshot
from lineofsight.engine.workspace import Workspace
from lineofsight.inspections.corpus import Corpus
from lineofsight.inspections.shelf import Shelf
from lineofsight.published.statistics import Statistics


@dataclass(frozen=True, eq=False)
class EvidenceBase:
    """The evidence at hand, as at a day. Make one with `load`; keep it, since what it reads it
    reads once.

    Attributes:
        whole_corpus: the national judgement history, all that is known.
        day: the day as at which everything is seen; None for today's knowledge.
        workspace: the workspace whose reports and releases are laid over what the package carries.
        root: the base that this one is a day of; it holds what days share.
    """

    whole_corpus: Corpus
    day: date | None = None
    workspace: Workspace | None = None
    root: EvidenceBase | None = None

    @classmethod
    def load(cls, workspace: Workspace | None = None, as_at: date | None = None) -> EvidenceBase:
        """The evidence that the package carries, with the workspace's latest snapshots over it.

        Args:
            workspace: the workspace whose reports are laid over; None for the package alone.
            as_at: the day as at which to look; None for all that is known.
        """
        return cls(Corpus.load(workspace), None, workspace).as_at(as_at)

    def as_at(self, day: date | None) -> EvidenceBase:
        """The same evidence as it was known on another day (None: all that is known)."""
        if day == self.day:
            return self
        root = self.root or self
        return EvidenceBase(self.whole_corpus, day, self.workspace, root)

    @cached_property
    def corpus(self) -> Corpus:
        """The judgement history as at the day."""
        return self.whole_corpus.as_at(self.day)

    @cached_property
    def whole_statistics(self) -> Statistics:
        """Official statistics, the latest values."""
        if self.root is not None:
            return self.root.whole_statistics
        return Statistics.load(self.workspace)

    @cached_property
    def statistics(self) -> Statistics:
        """Official statistics as they stood on the day."""
        if self.day is None:
            return self.whole_statistics
        return self.whole_statistics.as_known(self.day)

    @property
    def snapshot(self) -> Snapshot | None:
        """The snapshot of reports, or None when none was read."""
        return self.whole_corpus.snapshot

    @cached_property
    def shelf(self) -> Shelf | None:
        """The text of the reports at hand, or None when none was read. It holds later reports too:
        ask `corpus` which were public on the day."""
        if self.root is not None:
            return self.root.shelf
        return Shelf(self.snapshot) if self.snapshot is not None else None


class Subject(StrEnum):
    """What claims are about; one module of `types` each."""

    GRADES = "grades"
    AREAS = "areas"
    CHANGES = "changes"
    ORDER = "order"
    ONLY = "only"
    POSITION = "position"
    MEASURES = "measures"
    COUNTS = "counts"
    TARGETS = "targets"
    QUOTATIONS = "quotations"

    @property
    def label(self) -> str:
        """The subject in words."""
        return {
            "grades": "Grades",
            "areas": "Several areas at once",
            "changes": "Change between inspections",
            "order": "First, second, nth",
            "only": "The only one, or one of a few",
            "position": "Position among others",
            "measures": "Official statistics",
            "counts": "Counts of cases",
            "targets": "Targets",
            "quotations": "Quotations",
        }[self.value]


class UnknownClaimTypeError(LookupError):
    """No claim type has the name asked for."""


@dataclass(frozen=True)
class Parameter:
    """One blank of a claim's sentence: its name, how its values are written, whether it must be
    given, what it means, and what stands for it when it is not given."""

    name: str
    codec: Codec
    required: bool
    doc: str
    default: Any = None

    @property
    def values(self) -> str:
        """What may stand in the blank, in words."""
        return VALUES.get(self.name, self.codec.label)


CheckFunction = Callable[..., Verdict]
Function = TypeVar("Function", bound=CheckFunction)


@dataclass(frozen=True)
class ClaimType:
    """A kind of claim that can be checked.

    Attributes:
        name: as in `grade_at`.
        title: in a few words.
        subject: what it is about.
        pattern: the claim's sentence with `{blanks}`; parts in [brackets] fall away when a blank
            in them is not given. A bracket with `name?:` stands when the flag is set, one with
            `name=value?:` when the blank has the value; what follows `|` stands otherwise.
        parameters: the blanks.
        function: checks it against an `EvidenceBase`.
        doc: when it holds, and by which definitions.
    """

    name: str
    title: str
    subject: Subject
    pattern: str
    parameters: tuple[Parameter, ...]
    function: CheckFunction
    doc: str

    def parameter(self, name: str) -> Parameter:
        """The blank of a name.

        Raises:
            ArgumentError: there is none.
        """
        for each in self.parameters:
            if each.name == name:
                return each
        listed = ", ".join(each.name for each in self.parameters)
        raise ArgumentError(f"{self.name} has no blank {name!r}: it has {listed}.")


_TYPES: dict[str, ClaimType] = {}


def claim_type(*, title: str, subject: Subject, pattern: str) -> Callable[[Function], Function]:
    """Register a function as a claim type under its own name. Its keyword arguments are the blanks
    of the pattern; its docstring says when the claim holds."""

    def register(function: Function) -> Function:
        hints = get_type_hints(function)
        told, docs = _split_doc(inspect.getdoc(function) or "")
        parameters = tuple(
            Parameter(
                name,
                codec_of(hints[name]),
                each.default is inspect.Parameter.empty,
                docs.get(name, ""),
                None if each.default is inspect.Parameter.empty else each.default,
            )
            for name, each in inspect.signature(function).parameters.items()
            if each.kind is inspect.Parameter.KEYWORD_ONLY
        )
        name = function.__name__
        _TYPES[name] = ClaimType(name, title, subject, pattern, parameters, function, told)
        return function

    return register


def _split_doc(doc: str) -> tuple[str, dict[str, str]]:
    """A docstring as (what it says before `Args:`, meaning by argument)."""
    told, _, rest = doc.partition("\nArgs:\n")
    found: dict[str, str] = {}
    name = ""
    for line in rest.partition("\n\n")[0].splitlines():
        start = re.match(r"    (\w+): (.*)", line)
        if start:
            name = start[1]
            found[name] = start[2].strip()
        elif name:
            found[name] += f" {line.strip()}"
    return told.strip(), found


def claim_types() -> tuple[ClaimType, ...]:
    """Every claim type, by subject in the order of `Subject`, then as declared."""
    import_module("lineofsight.claims.types")
    order = list(Subject)
    return tuple(sorted(_TYPES.values(), key=lambda each: order.index(each.subject)))


def get_claim_type(name: str) -> ClaimType:
    """The claim type of a name.

    Raises:
        UnknownClaimTypeError: there is none.
    """
    for each in claim_types():
        if each.name == name:
            return each
    listed = ", ".join(each.name for each in claim_types())
    raise UnknownClaimTypeError(f"There is no claim type {name!r}. There are: {listed}.")


_OPTIONAL = re.compile(r"\[(?:(\w+)(?:=(\w+))?\?:)?([^\[\]]*?)(?:\|([^\[\]]*))?\]")
_BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Claim:
    """A claim: a type with its blanks filled in. Make one with `of` or `parse`."""

    type: ClaimType
    arguments: Mapping[str, Any]

    @classmethod
    def of(cls, type_name: str, **arguments: Any) -> Claim:
        """A claim with values of the declared types; None counts as not given.

        Raises:
            UnknownClaimTypeError: there is no such type.
            ArgumentError: a blank is missing, unknown or of the wrong type.
        """
        kind = get_claim_type(type_name)
        given = {name: value for name, value in arguments.items() if value is not None}
        for name, value in given.items():
            kind.parameter(name).codec.check(name, value)
        missing = [p.name for p in kind.parameters if p.required and p.name not in given]
        if missing:
            raise ArgumentError(f"{kind.name} needs {', '.join(missing)}.")
        return cls(kind, given)

    @classmethod
    def parse(cls, type_name: str, words: Mapping[str, str]) -> Claim:
        """A claim whose blanks are given as text: what a person types or a file holds.

        Raises:
            UnknownClaimTypeError: there is no such type.
            ArgumentError: a blank is missing, unknown or cannot be read.
        """
        kind = get_claim_type(type_name)
        return cls.of(
            type_name,
            **{name: kind.parameter(name).codec.parse(name, text) for name, text in words.items()},
        )

    def words(self) -> dict[str, str]:
        """The blanks as text that `parse` reads."""
        return {
            name: self.type.parameter(name).codec.write(value)
            for name, value in self.arguments.items()
        }

    def sentence(self) -> str:
        """The claim as a sentence."""
        values = {p.name: p.default for p in self.type.parameters} | dict(self.arguments)

        def optional(found: re.Match[str]) -> str:
            flag, wanted, part, other = found.groups()
            if flag is not None:
                value = values.get(flag)
                return part if (value if wanted is None else str(value) == wanted) else other or ""
            blanks = _BLANK.findall(part)
            return part if all(values.get(name) is not None for name in blanks) else ""

        def blank(found: re.Match[str]) -> str:
            parameter = self.type.parameter(found[1])
            value = values[parameter.name]
            return "" if value is None else parameter.codec.show(parameter.name, value)

        text = _BLANK.sub(blank, _OPTIONAL.sub(optional, self.type.pattern))
        closed = text.endswith((".”", "!”", "?”"))
        return text[0].upper() + text[1:] + ("" if closed else ".")

    def check(self, base: EvidenceBase) -> Verdict:
        """The verdict on the claim from the evidence."""
        return self.type.function(base, **self.arguments)
