"""Quotations made by rule from the real reports: trimmed, set otherwise, altered, or another's."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from lineofsight.claims.base import EvidenceBase
from lineofsight.claims.reading import Mark, check_text
from lineofsight.inspections.tables import Report

S, C, P, N, O_ = Mark.SUPPORTED, Mark.CONTRADICTED, Mark.PARTLY, Mark.NOT_CHECKABLE, Mark.OPINION
_VERB = re.compile(r"\b(are|is|have|has)\b")


def trimmed(sentence: str) -> str:
    """Without its first two words and its last."""
    return " ".join(sentence.rstrip(".").split()[2:-1])


def cut(sentence: str) -> str:
    """With two words from the middle cut out."""
    words = sentence.rstrip(".").split()
    half = len(words) // 2
    return f"{' '.join(words[: half - 1])} … {' '.join(words[half + 1 :])}"


def capitals(sentence: str) -> str:
    """In capitals, without commas and hyphens."""
    return sentence.replace(",", "").replace("-", " ").upper()


def denied(sentence: str) -> str:
    """With a negation after its first verb."""
    return _VERB.sub(r"\1 not", sentence, count=1)


def swapped(sentence: str) -> str:
    """With two words from the middle changed."""
    words = sentence.rstrip(".").split()
    half = len(words) // 2
    return " ".join([*words[:half], "children", "wonderful", *words[half + 2 :]])


def as_is(sentence: str) -> str:
    """As it stands."""
    return sentence


#: how it is made, from the council's own report, the text round it, marks that are right
KINDS: tuple[tuple[Callable[[str], str], bool, str, tuple[Mark, ...]], ...] = (
    (as_is, True, "The report said: “{}”", (S,)),
    (trimmed, True, "Inspectors found that “{}”.", (S, P)),
    (cut, True, 'It said: "{}", Ofsted reported.', (S,)),
    (capitals, True, 'Ofsted’s report states: "{}"', (S,)),
    (denied, True, "The report said: “{}”", (C,)),
    (swapped, True, "The report said: “{}.”", (P, C, N)),
    (as_is, True, "Cllr Jo Hill said: “{}”", (S,)),
    (as_is, False, "The report said: “{}”", (C, N)),
    (as_is, False, "Cllr Jo Hill said: “{}”", (O_,)),
    (as_is, False, "Ofsted found that {}", (N,)),
)


def sentences_of(base: EvidenceBase, report: Report) -> list[str]:
    """Whole sentences of a report's findings that have a verb to deny."""
    assert base.shelf is not None
    return [
        sentence
        for finding in base.shelf.findings(report.report_id)
        for sentence in re.split(r"(?<=\.)\s+", finding.text)
        if 12 <= len(sentence.split()) <= 35
        and _VERB.search(sentence)
        and not re.search(r"[•\n“‘]", sentence)
    ]


@pytest.mark.corpus
def test_made_quotations(real: EvidenceBase) -> None:
    chance = random.Random(11)  # noqa: S311  (choosing examples)
    assert real.shelf is not None
    reports = [r for r in real.shelf.reports.values() if r.authority_code and r.published]
    wrong = []
    count = 0
    for report in reports:
        others = [r for r in reports if r.authority_code != report.authority_code]
        own, strange = (sentences_of(real, r) for r in (report, chance.choice(others)))
        base = real.as_at(report.published)
        for make, is_own, around, right in KINDS:
            for sentence in chance.sample(own if is_own else strange, 2):
                text = around.format(make(sentence))
                assert report.authority_code is not None
                for each in check_text(text, report.authority_code, base).sentences:
                    count += 1
                    if each.mark not in right:
                        wrong.append((make.__name__, each.mark, report.report_id, text))
    assert count >= 100
    assert not wrong
