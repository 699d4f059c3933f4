"""Checks planned once: what a return's rules ask of DuckDB is kept as text and run again.

Building a return's expressions takes longer than running them over a council's return. The
statements depend on the rules, the year and what was given, never on the rows; so they are kept,
in the user's cache folder, under a name made from all of these. A plan that cannot be read or
run is made anew. It holds no data of children: only SQL, and what the rules say.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Collection, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb

from lineofsight import engine as engine_package
from lineofsight import returns as returns_package
from lineofsight.engine.running import DuckDBEngine
from lineofsight.returns.check import Checked, NotRun, run_rules
from lineofsight.returns.frames import Settings
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.rules import Rule, Severity

#: Names the folder of plans; empty: none are kept.
VARIABLE = "LINEOFSIGHT_PLANS"

#: How many plans are kept, the newest.
KEPT = 24

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
    path = kept_in / f"{_name(kind, connection, settings, given, only)}.json" if kept_in else None
    if path is not None and (known := _run_kept(path, connection, settings)) is not None:
        return known
    engine = DuckDBEngine(connection)
    checked = run_rules(kind, engine, settings, given, only=only)
    if path is not None and not any(left.failed for left in checked.not_run):
        _keep(path, engine.statements, checked)
    return checked


def plan_folder() -> Path | None:
    """Where plans are kept: the folder that `LINEOFSIGHT_PLANS` names (None where it is empty),
    else one in the system's folder for caches."""
    if (named := os.environ.get(VARIABLE)) is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "lineofsight" / "plans"


def _name(
    kind: ReturnKind,
    connection: duckdb.DuckDBPyConnection,
    settings: Settings,
    given: Collection[str],
    only: Collection[str] | None,
) -> str:
    """A name made from everything that a plan depends on."""
    columns = connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal "
        "ORDER BY table_name, column_index"
    ).fetchall()
    facts = [
        kind.code,
        repr(settings),
        sorted(given),
        None if only is None else sorted(only),
        columns,
        sys.version,
        duckdb.__version__,
        version("narwhals"),
    ]
    digest = hashlib.sha256(json.dumps(facts).encode())
    for source in _sources():
        digest.update(source)
    return digest.hexdigest()


def _sources() -> Iterator[bytes]:
    """The text of everything that plans are made by."""
    for package in (engine_package, returns_package):
        for root in package.__path__:
            for path in sorted(Path(root).rglob("*")):
                if path.suffix in (".py", ".csv"):
                    yield path.read_bytes()


def _run_kept(
    path: Path, connection: duckdb.DuckDBPyConnection, settings: Settings
) -> Checked | None:
    """Run a kept plan; None where there is none that can be read and run."""
    try:
        digest, _, text = path.read_text(encoding="utf-8").partition("\n")
        if digest != _digest(text):
            return None
        plan = json.loads(text)
        for statement in plan["statements"]:
            connection.execute(statement)
    except (OSError, UnicodeDecodeError, duckdb.Error):
        return None
    rules = tuple(_rule(told) for told in plan["rules"])
    not_run = tuple(NotRun(rules[number], reason) for number, reason in plan["not_run"])
    return Checked(settings, rules, not_run, plan["issues"])


def _keep(path: Path, statements: list[str], checked: Checked) -> None:
    """Keep a plan, whole or not at all. Where that is not possible the check is none the worse."""
    numbers = {id(rule): number for number, rule in enumerate(checked.rules)}
    text = json.dumps(
        {
            "statements": statements,
            "rules": [_told(rule) for rule in checked.rules],
            "not_run": [(numbers[id(left.rule)], left.reason) for left in checked.not_run],
            "issues": dict(checked.issues),
        }
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, beside = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{_digest(text)}\n{text}")
        Path(beside).replace(path)
        oldest_last = sorted(
            path.parent.iterdir(), key=lambda kept: kept.stat().st_mtime, reverse=True
        )
        for old in oldest_last[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


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
