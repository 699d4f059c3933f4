"""Every claim type says yes, no and don't know where it should."""

from __future__ import annotations

import shlex

import pytest
from typer.testing import CliRunner

from lineofsight.claims.base import Claim, EvidenceBase, claim_types
from lineofsight.claims.verdict import Outcome, Sureness
from lineofsight.cli import app
from tests.claims.examples import EXAMPLES, Example


def test_each_type_has_a_true_a_false_and_an_undecidable_example() -> None:
    """Nothing can be registered without being shown all three ways."""
    shown = {(each.type, each.outcome) for each in EXAMPLES}
    wanted = {(kind.name, outcome.value) for kind in claim_types() for outcome in Outcome}
    assert wanted - shown == set()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.type}-{e.outcome}")
def test_example(example: Example, packaged: EvidenceBase, read: EvidenceBase) -> None:
    """The verdict, and what each verdict must bring: a sentence, working and evidence."""
    base = (read if example.reports else packaged).as_at(example.as_at)
    verdict = Claim.parse(example.type, example.blanks).check(base)
    assert (verdict.outcome, verdict.sureness) == (
        Outcome(example.outcome),
        Sureness(example.sureness),
    ), f"{example.why}: {verdict.sentence} {verdict.numbers}"
    assert verdict.sentence.endswith(".")
    assert verdict.working.counted
    assert verdict.working.over
    assert verdict.working.as_at == example.as_at or "on" in example.blanks
    if verdict.outcome is not Outcome.CANNOT_BE_KNOWN and example.sureness != "as_far_as_known":
        assert verdict.evidence, "a decided claim shows what decided it"
    assert all(change.outcome is not verdict.outcome for change in verdict.would_change)


def test_what_was_seen_can_be_seen_again(packaged: EvidenceBase) -> None:
    """Every command that evidence gives runs and shows something."""
    commands = set()
    for example in EXAMPLES:
        if example.outcome == "holds" and not example.reports:
            verdict = Claim.parse(example.type, example.blanks).check(packaged.as_at(example.as_at))
            commands |= {each.again for each in verdict.evidence if each.again}
    assert len(commands) > 5
    for command in sorted(commands):
        result = CliRunner().invoke(app, shlex.split(command)[1:])
        assert result.exit_code == 0, f"{command}: {result.output}"
        assert result.stdout.strip(), command
