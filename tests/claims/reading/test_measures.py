"""Official statistics in running text; the figures are Wiltshire's, as published."""

from __future__ import annotations

import pytest

from lineofsight.claims.base import EvidenceBase
from lineofsight.claims.reading import Mark, check_text

S, C, N = Mark.SUPPORTED, Mark.CONTRADICTED, Mark.NOT_CHECKABLE

TOLD = (
    ("The social worker vacancy rate was 14.8 per cent in 2025.", S, "a level with its year"),
    ("The vacancy rate in Wiltshire was 12.8% in 2025.", C, "a wrong level"),
    ("Average caseloads fell from 21.3 in 2018 to 12.9 in 2024.", S, "two levels"),
    ("Average caseloads fell from 21.3 in 2018 to 10.9 in 2024.", None, "one of two wrong"),
    ("Average caseloads have fallen since 2018.", S, "a move since a year"),
    ("Average caseloads have risen since 2018.", C, "a move the wrong way"),
    ("The vacancy rate was below the national average in 2024.", S, "beside England"),
    ("The rate of children in need was around 228 per 10,000 in 2025.", S, "about so much"),
    ("The turnover rate at the college was 15 per cent in 2025.", N, "of a college"),
    ("The teacher vacancy rate was 14.8 per cent in 2025.", N, "of teachers"),
    ("Swindon’s vacancy rate was 14.8 per cent in 2025.", N, "of another council"),
    ("We want the vacancy rate to be 5 per cent.", N, "a wish"),
    ("The number of dogs in care was 14.8 in 2025.", N, "no such measure"),
)


@pytest.mark.parametrize(("text", "mark", "why"), TOLD, ids=[why for *_, why in TOLD])
def test_mark(packaged: EvidenceBase, text: str, mark: Mark | None, why: str) -> None:
    """None: anything but supported."""
    (found,) = check_text(text, "865", packaged).sentences
    if mark is None:
        assert found.mark is not Mark.SUPPORTED
    else:
        assert found.mark is mark, (found.reason, [each.said for each in found.findings])
