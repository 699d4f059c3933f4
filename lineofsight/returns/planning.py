"""Checks planned once: what a return's rules ask of DuckDB is kept as text and run again.

The statements depend on the rules, the year and what was given, never on the rows (see
`engine.plans`).
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import duckdb

from lineofsight import returns as returns_package
from lineofsight.engine.plans import keep_plan, plan_folder, plan_name, read_plan
from lineofsight.engine.running import DuckDBEngine
from lineofsight.returns.check import Checked, NotRun, run_rules
from lineofsight.returns.frames import Settings
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.rules import Rule, Severity

_FACTS = ("code", "message", "mend", "since", "until", "cause", "subject")


def run_planned(
    kind: ReturnKind,
    connection: duckdb.DuckDBPyConnection,
    settings: Settings,
    given: Collection[str],
    *,
    only: Collection[str] | None = None,
    folder: Path | None = None,
) -> Checked:
    """Run a return's rules on DuckDB as `run_rules` does, by a kept plan where there is one.

    A check in which a rule failed by itself is not kept. The rules of a check that was planned
    before carry what they say, without the function that judges.

    Args:
        kind: the return.
        connection: holds every table of the return.
        settings: the collection year and the council.
        given: names of the tables and lookups that were given.
        only: codes of the rules to run; all active ones where nothing is said.
        folder: where plans are kept; `plan_folder()` where nothing is said.
    """
    kept_in = folder or plan_folder()
    asked = [kind.code, repr(settings), sorted(given), None if only is None else sorted(only)]
    path = None
    if kept_in is not None:
        path = kept_in / f"{plan_name(asked, connection, [returns_package])}.json"
    if path is not None and (known := _run_kept(path, connection, settings)) is not None:
        return known
    engine = DuckDBEngine(connection)
    checked = run_rules(kind, engine, settings, given, only=only)
    if path is not None and not any(left.failed for left in checked.not_run):
        _keep(path, engine.statements, checked)
    return checked


def _run_kept(
    path: Path, connection: duckdb.DuckDBPyConnection, settings: Settings
) -> Checked | None:
    """Run a kept plan; None where there is none that can be read and run."""
    if (plan := read_plan(path)) is None:
        return None
    try:
        for statement in plan["statements"]:
            connection.execute(statement)
    except duckdb.Error:
        return None
    rules = tuple(_rule(told) for told in plan["rules"])
    not_run = tuple(NotRun(rules[number], reason) for number, reason in plan["not_run"])
    return Checked(settings, rules, not_run, plan["issues"])


def _keep(path: Path, statements: list[str], checked: Checked) -> None:
    """Keep a plan."""
    numbers = {id(rule): number for number, rule in enumerate(checked.rules)}
    keep_plan(
        path,
        {
            "statements": statements,
            "rules": [_told(rule) for rule in checked.rules],
            "not_run": [(numbers[id(left.rule)], left.reason) for left in checked.not_run],
            "issues": dict(checked.issues),
        },
    )


def _told(rule: Rule) -> dict[str, Any]:
    told = {name: getattr(rule, name) for name in _FACTS}
    return told | {"severity": rule.severity.value, "at": dict(rule.at), "needs": rule.needs}


def _rule(told: dict[str, Any]) -> Rule:
    return Rule(
        **{name: told[name] for name in _FACTS},
        severity=Severity(told["severity"]),
        at={table: tuple(columns) for table, columns in told["at"].items()},
        needs=tuple(told["needs"]),
        judge=_planned,
    )


def _planned(r: Any) -> Any:  # noqa: ARG001 - judges nothing
    raise LookupError("This rule was planned before; its function is in the return's own rules.")
