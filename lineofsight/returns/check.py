"""Running a return's rules over its tables: which rows fail which rule, and what did not run."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lineofsight.engine.running import Engine
from lineofsight.returns.frames import Frames, Settings
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.rules import AUTHORITY, POSTCODES, PROVIDERS, Failing, Rule

if TYPE_CHECKING:  # a check that was planned before needs no expressions
    import narwhals as nw

_LOOKUPS = {
    POSTCODES: "no postcodes: give a postcode file with --postcodes",
    PROVIDERS: "no provider list: give Ofsted's list with --providers",
    AUTHORITY: "the council is not known: name it with --authority",
}


@dataclass(frozen=True)
class NotRun:
    """A rule that was not judged, and why."""

    rule: Rule
    reason: str
    failed: bool = False  # the rule raised: our mistake, not something that was not given


@dataclass(frozen=True)
class Checked:
    """The outcome of a check.

    `rules` are those active in the year, by number; `issues` names, for each table with rows
    that may fail, the engine's table of `_row` and `_condition` (the rule's number).
    """

    settings: Settings
    rules: tuple[Rule, ...]
    not_run: tuple[NotRun, ...]
    issues: Mapping[str, str]

    @property
    def ran(self) -> tuple[Rule, ...]:
        """The rules that were judged."""
        left_out = {id(left.rule) for left in self.not_run}
        return tuple(rule for rule in self.rules if id(rule) not in left_out)


def run_rules(
    kind: ReturnKind,
    engine: Engine,
    settings: Settings,
    given: Collection[str],
    *,
    only: Collection[str] | None = None,
) -> Checked:
    """Run a return's rules.

    Args:
        kind: the return.
        engine: holds every table of the return, of this year and last, empty where not given.
        settings: the collection year and the council.
        given: names of the tables and lookups that were given, and of the columns
            (`Episodes.PL_LA`) that the return gives though a lookup could.
        only: codes of the rules to run; all active ones where nothing is said.
    """
    from lineofsight.returns.sharing import SharedColumns

    rules = tuple(
        rule for rule in kind.rules.in_year(settings.year) if only is None or rule.code in only
    )
    frames = kind.frames(settings)
    shared = SharedColumns(frames, engine, kind.tables, kind.rules, child=kind.child)
    not_run: dict[int, NotRun] = {}
    wanted: dict[str, dict[int, list[Failing]]] = {}
    for number, rule in enumerate(rules):
        if reason := _not_given(rule, given):
            not_run[number] = NotRun(rule, reason)
            continue
        try:
            for failing in _failing(rule, frames):
                wanted.setdefault(failing.table, {}).setdefault(number, []).append(failing)
        except Exception as error:  # noqa: BLE001 - a rule that raises is told as not run
            not_run[number] = NotRun(rule, _told(error), failed=True)
    built = shared.frames_for({table: _conditions(found) for table, found in wanted.items()})
    for table, failings in wanted.items():
        for number, raised in _match(engine, built[table], table, failings, not_run).items():
            not_run[number] = NotRun(rules[number], _told(raised), failed=True)
    for table, failings in wanted.items():
        if failings.keys() & not_run.keys():
            _match(engine, built[table], table, failings, not_run)
    return Checked(
        settings,
        rules,
        tuple(not_run[number] for number in sorted(not_run)),
        {table: issues_of(table) for table in wanted},
    )


def issues_of(table: str) -> str:
    """The name of the engine's table of issues in a table."""
    return f"{table}_issues"


def _not_given(rule: Rule, given: Collection[str]) -> str:
    """Why a rule cannot be judged from what was given; empty where it can."""
    for need in rule.needs:
        instead = rule.unless.get(need)
        if need not in given and not (instead and all(column in given for column in instead)):
            if need in _LOOKUPS:
                return _LOOKUPS[need]
            if need.endswith("_last"):
                return f"no {need.removesuffix('_last')} of last year: give it with --last-year"
            return f"no {need} table"
    return ""


def _failing(rule: Rule, frames: Frames) -> Sequence[Failing]:
    """What a rule says fails, checked against what it declares.

    Raises:
        ValueError: it names rows of a table whose columns it does not declare.
    """
    judged = rule.judge(frames)
    failings = [judged] if isinstance(judged, Failing) else list(judged)
    for failing in failings:
        if failing.table not in rule.at:
            raise ValueError(f"Rule {rule.code} does not declare columns of {failing.table}.")
    return failings


def _conditions(failings: Mapping[int, list[Failing]]) -> list[nw.Expr]:
    """The conditions among what is to be found in one table."""
    return [f.where for found in failings.values() for f in found if f.where is not None]


def _match(
    engine: Engine,
    frame: nw.LazyFrame[Any],
    table: str,
    failings: Mapping[int, list[Failing]],
    left_out: Collection[int],
) -> dict[int, Exception]:
    """Keep the issues of one table, all conditions in one pass; give the rules that raised."""
    kept = {number: found for number, found in failings.items() if number not in left_out}
    try:
        _keep_matches(engine, table, frame, kept)
    except Exception:  # noqa: BLE001 - found out below which of them it was
        raised: dict[int, Exception] = {}
        for number, found in kept.items():
            try:
                _keep_matches(engine, table, frame, {number: found})
            except Exception as error:  # noqa: BLE001 - told as not run
                raised[number] = error
        _keep_matches(
            engine, table, frame, {n: found for n, found in kept.items() if n not in raised}
        )
        return raised
    return {}


def _keep_matches(
    engine: Engine,
    table: str,
    frame: nw.LazyFrame[Any],
    failings: Mapping[int, list[Failing]],
) -> None:
    import narwhals as nw

    conditions = {
        number: nw.any_horizontal(
            *(f.where for f in found if f.where is not None), ignore_nulls=True
        )
        for number, found in failings.items()
        if any(f.where is not None for f in found)
    }
    rows = [(n, f.rows) for n, found in failings.items() for f in found if f.rows is not None]
    engine.matches(issues_of(table), frame, conditions, rows)


def _told(error: Exception) -> str:
    """An error in one line."""
    return f"the rule failed: {type(error).__name__}: {' '.join(str(error).split())[:300]}"
