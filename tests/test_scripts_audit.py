"""The audit of dependencies: what fails, what is ignored for a time, what was not looked up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from scripts.audit_dependencies import (
    CannotAuditError,
    Finding,
    Looked,
    ignored,
    of_npm,
    of_pip_audit,
    report,
)

TODAY = date(2026, 6, 1)
MENDED = Finding("pkg 1.0", frozenset({"GHSA-1", "CVE-2026-1"}), ("1.1",))
NOT_MENDED = Finding("pkg 1.0", frozenset({"GHSA-2"}))


@pytest.mark.parametrize(
    ("found", "allowed", "code", "said", "why"),
    [
        ([], {}, 0, "AUDITED", "nothing is known"),
        (
            [MENDED],
            {},
            1,
            "MEND     pkg 1.0: CVE-2026-1, GHSA-1 (mended in 1.1)",
            "it can be mended",
        ),
        ([NOT_MENDED], {}, 0, "KNOWN    pkg 1.0", "nothing can be done yet; it is told"),
        ([MENDED], {"CVE-2026-1": "not used"}, 0, "IGNORED  pkg 1.0", "by any of its names"),
        ([MENDED], {"CVE-2026-2": "not used"}, 1, "MEND", "another one is ignored"),
        ([NOT_MENDED, MENDED], {}, 1, "MEND", "one of two can be mended"),
    ],
)
def test_what_fails(
    capsys: pytest.CaptureFixture[str],
    found: list[Finding],
    allowed: dict[str, str],
    code: int,
    said: str,
    why: str,
) -> None:
    assert report([Looked("Python packages", found, audited=3)], allowed) == code, why
    assert said in capsys.readouterr().out


def test_what_was_not_looked_up_is_no_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert report([Looked("Python packages", skipped=["no answer"])], {}) == 0
    said = capsys.readouterr().out
    assert "SKIPPED  no answer" in said
    assert "nothing was looked up. That is not a pass." in said
    assert "AUDITED" not in said


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('id = "A"\nreason = "not used"', "needs id, reason and until"),
        ('id = "A"\nuntil = 2026-07-01', "needs id, reason and until"),
        ('id = "A"\nreason = " "\nuntil = 2026-07-01', "needs id, reason and until"),
        ('reason = "not used"\nuntil = 2026-07-01', "needs id, reason and until"),
        ('id = "A"\nreason = "not used"\nuntil = "soon"', "needs id, reason and until"),
        ('id = "A"\nreason = "not used"\nuntil = 2026-05-31', "that day has gone"),
    ],
)
def test_nothing_is_ignored_without_a_reason_and_a_day(entry: str, said: str) -> None:
    with pytest.raises(CannotAuditError, match=said):
        ignored(f"[[ignored]]\n{entry}\n", TODAY)


def test_what_is_ignored() -> None:
    text = '[[ignored]]\nid = "A"\nreason = "not used"\nuntil = 2026-06-01\n'
    assert ignored(text, TODAY) == {"A": "not used"}
    assert ignored("", TODAY) == {}


def test_pip_audits_answer() -> None:
    """A package that the service did not know is neither good nor bad."""
    told = {
        "dependencies": [
            {"name": "good", "version": "1", "vulns": []},
            {
                "name": "bad",
                "version": "2",
                "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["3"]}],
            },
            {"name": "odd", "skip_reason": "not found: odd (1)"},
        ]
    }
    looked = of_pip_audit(told)
    assert looked.audited == 2
    assert looked.found == [Finding("bad 2", frozenset({"PYSEC-1", "CVE-1"}), ("3",))]
    assert looked.skipped == ["not found: odd (1)"]


NPM: dict[str, Any] = {
    "vulnerabilities": {
        "koa": {
            "via": [{"url": "https://github.com/advisories/GHSA-9"}],
            "range": "<2",
            "fixAvailable": True,
        },
        "above": {"via": ["koa"], "range": "*", "fixAvailable": True},
        "odd": {
            "via": [{"url": "https://github.com/advisories/GHSA-8"}],
            "range": "*",
            "fixAvailable": False,
        },
    },
    "metadata": {"dependencies": {"total": 40}},
}


def test_npms_answer() -> None:
    looked = of_npm(NPM, "assets")
    assert looked.audited == 40
    assert looked.found == [
        Finding("koa <2", frozenset({"GHSA-9"}), ("a later version",)),
        Finding("odd *", frozenset({"GHSA-8"})),
    ]


def test_npm_without_an_answer() -> None:
    """What it prints where the registry has no such service."""
    looked = of_npm({"message": "405 Method Not Allowed", "error": {}}, "assets")
    assert looked.audited == 0
    assert looked.skipped == ["npm's registry gave no answer about assets"]
