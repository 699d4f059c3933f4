"""The five stories, marked by hand before the program read them, and what it makes of them.

`tests/data/story_marks.csv` has the right mark by file and sentence; the hash shows that the
sentence is still the one that was marked.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from lineofsight.claims.base import EvidenceBase
from lineofsight.claims.reading import CheckedText, FindingKind, Mark, check_text

#: Beginning of the file's name: (DfE code, a day on which it could have been written)
STORIES = {
    "000": ("865", date(2023, 12, 12)),
    "001": ("894", date(2020, 7, 9)),
    "002": ("865", date(2013, 8, 20)),
    "003": ("865", date(2015, 9, 10)),
    "004": ("921", date(2019, 1, 20)),
}
#: mark: (least precision, least recall)
FLOORS = {
    Mark.SUPPORTED: (0.95, 0.85),
    Mark.PARTLY: (0.65, 0.85),
    Mark.NOT_CHECKABLE: (0.95, 0.95),
    Mark.OPINION: (0.95, 0.95),
}


@cache
def truth() -> dict[tuple[str, int], tuple[str, Mark]]:
    """(file, sentence): (hash, mark)."""
    path = Path(__file__).parents[2] / "data" / "story_marks.csv"
    with path.open(newline="", encoding="utf-8") as file:
        return {
            (row["file"], int(row["sentence"])): (row["sha256"], Mark(row["mark"]))
            for row in csv.DictReader(file)
        }


def checked(shared: Path, real: EvidenceBase, *, dated: bool) -> dict[str, CheckedText]:
    """Every story, checked, by the beginning of its file's name."""
    found = {}
    for path in sorted((shared / "data" / "stories").glob("*.txt")):
        code, day = STORIES[path.name[:3]]
        base = real.as_at(day if dated else None)
        found[path.name] = check_text(path.read_text(encoding="utf-8"), code, base)
    return found


@pytest.mark.corpus
@pytest.mark.parametrize("dated", [False, True], ids=["without a day", "as at the day"])
def test_precision_and_recall(
    shared: Path, real: EvidenceBase, dated: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs: Counter[tuple[Mark, Mark]] = Counter()
    for name, text in checked(shared, real, dated=dated).items():
        for each in text.sentences:
            digest, mark = truth()[name, each.sentence.number]
            assert hashlib.sha256(each.sentence.text.encode()).hexdigest()[:12] == digest
            pairs[mark, each.mark] += 1
    assert sum(pairs.values()) == len(truth())
    lines = []
    for mark, (least_precision, least_recall) in FLOORS.items():
        right = pairs[mark, mark]
        given = sum(count for (_, got), count in pairs.items() if got is mark)
        wanted = sum(count for (want, _), count in pairs.items() if want is mark)
        lines.append(f"{mark.label}: precision {right}/{given}, recall {right}/{wanted}")
        assert right >= least_precision * given, lines[-1]
        assert right >= least_recall * wanted, lines[-1]
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")


def by_start(found: dict[str, CheckedText], start: str) -> CheckedText:
    """The story whose file begins so."""
    return next(text for name, text in found.items() if name.startswith(start))


@pytest.mark.corpus
def test_what_must_be_found(shared: Path, real: EvidenceBase) -> None:
    found = checked(shared, real, dated=False)
    telford, wiltshire, wight = (by_start(found, start) for start in ("001", "000", "004"))

    # Telford's quotations stand in its report of 2020, and nothing in a later one.
    quoted = [
        finding
        for each in telford.sentences
        for finding in each.findings
        if finding.kind in (FindingKind.QUOTATION, FindingKind.REPORTED)
    ]
    assert len(quoted) >= 4
    keys = {evidence.key.partition("#")[0] for f in quoted for evidence in f.verdict.evidence}
    assert keys == {"telford-and-wrekin-2020-01-20"}
    assert {finding.mark for finding in quoted} == {Mark.SUPPORTED}

    # Second after Bexley; as at its publication the only one outstanding in two regions.
    second = telford.sentences[3].findings[0]
    assert second.mark is Mark.SUPPORTED
    assert any("Bexley" in step for step in second.verdict.working.steps)
    assert telford.sentences[4].findings[0].mark is Mark.SUPPORTED

    # Wiltshire: three of four outstanding in 2023, every area good in 2019.
    assert [f.mark for f in wiltshire.sentences[2].findings] == [Mark.SUPPORTED, Mark.SUPPORTED]
    assert "every area" in wiltshire.sentences[6].findings[0].said
    assert wiltshire.sentences[6].findings[0].mark is Mark.SUPPORTED

    # The top 25 percent does not hold for the Isle of Wight under any standard comparator.
    top = next(f for f in wight.sentences[1].findings if "25%" in f.said)
    assert top.mark is Mark.CONTRADICTED
    assert len(top.verdict.numbers) >= 4


@pytest.mark.corpus
def test_what_is_in_no_report_at_hand(shared: Path, real: EvidenceBase) -> None:
    """The sample of 120 cases; and the grades of 2012 and 2013, told by a later report."""
    text = by_start(checked(shared, real, dated=True), "002")
    sample = text.sentences[2].findings[0]
    assert sample.mark is Mark.NOT_CHECKABLE
    assert "120" in sample.verdict.sentence
    assert {f.mark for f in text.sentences[1].findings} == {Mark.SUPPORTED}
    recounted = [e.where for f in text.sentences[1].findings for e in f.verdict.evidence]
    assert all("recounted" in where for where in recounted)
