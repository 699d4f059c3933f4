"""Look the pinned packages up in the services that list known vulnerabilities.

    make audit

Fails where a package has a known vulnerability that a later version mends, unless it stands in
`requirements/audit-ignored.toml` with a reason and a day until which that holds. A service that
cannot be reached fails nothing and passes nothing: what was not looked up is said to be skipped.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lineofsight.web.build_assets import AssetsError, npm

ROOT = Path(__file__).parents[1]
IGNORED = ROOT / "requirements" / "audit-ignored.toml"
NPM_FOLDERS = ("lineofsight/web/assets", "tests/browser/provider")
#: The services that pip-audit can ask, in the order in which they are tried.
SERVICES = ("pypi", "osv")
#: The longest that a service may take, in seconds.
PATIENCE = 300


class CannotAuditError(Exception):
    """The list of what is ignored cannot be used. The message says why."""


@dataclass(frozen=True)
class Finding:
    """A known vulnerability of a package.

    Attributes:
        package: its name and version.
        ids: the names that the vulnerability goes by.
        mended_in: versions that mend it; empty where there is none yet.
    """

    package: str
    ids: frozenset[str]
    mended_in: tuple[str, ...] = ()

    def __str__(self) -> str:
        mended = f"mended in {', '.join(self.mended_in)}" if self.mended_in else "not mended yet"
        return f"{self.package}: {', '.join(sorted(self.ids))} ({mended})"


@dataclass
class Looked:
    """What one look-up gave.

    Attributes:
        what: what was looked up.
        found: what is known.
        audited: how many packages the service knew.
        skipped: what was not looked up, each with the reason.
    """

    what: str
    found: list[Finding] = field(default_factory=list)
    audited: int = 0
    skipped: list[str] = field(default_factory=list)


def ignored(text: str, today: date) -> dict[str, str]:
    """The vulnerabilities that are not to fail: reason by identifier.

    Args:
        text: TOML with a table `ignored` for each: `id`, `reason` and `until`.
        today: the day on which it is asked.

    Raises:
        CannotAuditError: one has no reason or no day, or its day has gone.
    """
    found = {}
    for entry in tomllib.loads(text).get("ignored", []):
        name, reason, until = (entry.get(key) for key in ("id", "reason", "until"))
        if not name or not str(reason or "").strip() or type(until) is not date:
            raise CannotAuditError(
                f"Each entry of {IGNORED.name} needs id, reason and until (a date): {entry}."
            )
        if until < today:
            raise CannotAuditError(
                f"{name} was ignored until {until}, and that day has gone: {reason}. Look at it "
                "again; then mend it, or set another day."
            )
        found[str(name)] = str(reason)
    return found


def of_pip_audit(told: dict[str, Any]) -> Looked:
    """What pip-audit told as JSON. It calls a package that the service did not know neither good
    nor bad, and ends well even where it knew none."""
    looked = Looked("Python packages")
    for package in told["dependencies"]:
        name = package["name"]
        if "skip_reason" in package:
            looked.skipped.append(package["skip_reason"])
            continue
        looked.audited += 1
        looked.found += [
            Finding(
                f"{name} {package['version']}",
                frozenset({each["id"], *each.get("aliases", ())}),
                tuple(each["fix_versions"]),
            )
            for each in package["vulns"]
        ]
    return looked


def of_npm(told: dict[str, Any], folder: str) -> Looked:
    """What `npm audit` told as JSON."""
    looked = Looked(f"npm packages of {folder}")
    if "vulnerabilities" not in told:
        looked.skipped.append(f"npm's registry gave no answer about {folder}")
        return looked
    looked.audited = told["metadata"]["dependencies"]["total"]
    for name, facts in sorted(told["vulnerabilities"].items()):
        ids = {each["url"].rsplit("/", 1)[-1] for each in facts["via"] if isinstance(each, dict)}
        if ids:  # others have it by a package that is listed itself
            mended = ("a later version",) if facts["fixAvailable"] else ()
            looked.found.append(Finding(f"{name} {facts['range']}", frozenset(ids), mended))
    return looked


def ask_pip_audit() -> Looked:
    """Ask about all that the requirement files pin."""
    files = sorted(str(path) for path in (ROOT / "requirements").glob("*.txt"))
    words = [word for path in files for word in ("--requirement", path)]
    looked = Looked("Python packages")
    if find_spec("pip_audit") is None:
        looked.skipped.append("pip-audit is not installed: `make audit` installs it")
        return looked
    for service in SERVICES:
        told = _json(
            [
                *(sys.executable, "-m", "pip_audit", "--vulnerability-service", service),
                *("--disable-pip", "--require-hashes", "--progress-spinner", "off"),
                *("--format", "json", *words),
            ]
        )
        if told is None or "dependencies" not in told:
            looked.skipped.append(f"the service {service} could not be reached")
            continue
        answer = of_pip_audit(told)
        if answer.audited:
            return answer
        looked.skipped.append(f"the service {service} knew none of {len(answer.skipped)} packages")
    return looked


def ask_npm(folder: str) -> Looked:
    """Ask about all that a folder's lock file pins and that is used, not only tested with."""
    try:
        command = npm()
    except AssetsError as error:
        return Looked(f"npm packages of {folder}", skipped=[str(error)])
    told = _json([*command, "audit", "--omit=dev", "--json"], ROOT / folder)
    return of_npm(told or {}, folder)


def _json(command: Sequence[str], folder: Path = ROOT) -> dict[str, Any] | None:
    """What a command prints as JSON; None where it prints none, or takes too long. Its exit code
    says no more than what it prints."""
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        told = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return None
    return told if isinstance(told, dict) else None


def report(looks: Iterable[Looked], allowed: dict[str, str]) -> int:
    """Print what was found, and give the exit code: 1 where something is to be mended."""
    bad = 0
    for looked in looks:
        for found in looked.found:
            reasons = [allowed[each] for each in sorted(found.ids & set(allowed))]
            if reasons:
                print(f"IGNORED  {found}: {reasons[0]}")
            elif found.mended_in:
                bad += 1
                print(f"MEND     {found}")
            else:
                print(f"KNOWN    {found}")
        for reason in looked.skipped:
            print(f"SKIPPED  {reason}")
        if looked.audited:
            print(f"AUDITED  {looked.what}: {looked.audited}; known: {len(looked.found)}")
        else:
            print(f"SKIPPED  {looked.what}: nothing was looked up. That is not a pass.")
    return 1 if bad else 0


def main() -> int:
    """Look everything up. Gives the exit code."""
    try:
        today = datetime.now(UTC).date()
        allowed = ignored(IGNORED.read_text(encoding="utf-8"), today)
    except (CannotAuditError, tomllib.TOMLDecodeError) as error:
        print(error, file=sys.stderr)
        return 1
    return report([ask_pip_audit(), *(ask_npm(folder) for folder in NPM_FOLDERS)], allowed)


if __name__ == "__main__":
    sys.exit(main())
