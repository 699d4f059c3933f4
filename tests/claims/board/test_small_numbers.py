"""No shared wording tells of a few children: not by a figure, not by what it is made of, and not by
what it was before."""

from __future__ import annotations

import re
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.claims.board import board, for_members
from lineofsight.claims.board.inputs import BoardInputs, ConflictCount, IssueCount
from lineofsight.claims.board.knowing import of_reading
from lineofsight.claims.board.series import difference_is_small, read
from lineofsight.claims.board.statements import Statement
from lineofsight.indicators.definition import Form
from lineofsight.indicators.keeping import Kept, over_periods
from lineofsight.indicators.periods import Period, rolling, year_to
from lineofsight.indicators.registry import indicator, indicators
from lineofsight.indicators.suppression import SMALL, is_small, needs_hiding
from tests.claims.board.made import LATEST, inputs, kept, load, value, values

SEPTEMBER = date(2025, 9, 30)
PERIODS = (year_to(2023), year_to(2024), year_to(2025), rolling(SEPTEMBER), rolling(SEPTEMBER, 6))
#: Percentages, rates and numbers; over a period and on a day.
CODES = ("HP06", "HP12", "HP14", "HP05", "CC04", "CC26-incidents", "AD06", "CL08", "LW06")
CHANGES = [one.code for one in indicators() if one.form is not Form.MIX]


def shared_text(said: Statement) -> str:
    """All that somebody reads who may not see small numbers."""
    seen = [f"{each.what} {each.where} {each.key}" for each in said.shared_evidence]
    return "\n".join([said.shared_words or "", *seen])


@st.composite
def series(draw: st.DrawFn) -> list[Kept]:
    """An indicator's values over periods, small ones among them."""
    code = draw(st.sampled_from(CODES))
    counts = st.one_of(st.integers(0, 12), st.integers(0, 400))
    made = []
    for period in PERIODS:
        lower = draw(counts)
        upper = draw(st.one_of(st.integers(0, min(lower, 8)), st.integers(0, lower)))
        of = {Form.RATE: 80_000, Form.COUNT: None}.get(indicator(code).form, lower)
        made.append(kept(code, period, upper, of))
    return made


@given(series())
def test_a_sentence_is_shared_only_where_every_figure_in_it_may_be(every: list[Kept]) -> None:
    """Those of the pages of indicators: hidden by themselves, or because the rest of a longer
    period would tell them."""
    code = every[0].value.code
    found = inputs(*every)
    reading = read(indicator(code), found)
    said = of_reading(reading, found)
    if said is None or said.shared_words is None:
        return
    may = over_periods(indicator(code), {code: every}, shared=True)
    told = [reading.now, reading.before, reading.run.first if reading.run else None]
    for each in told:
        if each is not None:
            assert not needs_hiding(indicator(code), each)
            assert not may[each.period].suppressed
    assert said.shared_words == said.words, "or it would say by its gap what it leaves out"


@given(series())
def test_no_small_count_stands_in_what_is_shared(every: list[Kept]) -> None:
    """Of a number or a share: neither it nor what it leaves out is there, in whole numbers."""
    code = every[0].value.code
    one = indicator(code)
    found = inputs(*every)
    said = of_reading(read(one, found), found)
    if said is None or one.form is not Form.COUNT or said.shared_words is None:
        return
    without_dates = re.sub(r"\d+ (?=[A-Z][a-z]+ \d{4})|\d{4}-\d{2}(-\d{2})?", "", shared_text(said))
    numbers = {int(each) for each in re.findall(r"(?<![\w.-])\d+(?![\w.%-])", without_dates)}
    assert not numbers & set(range(1, SMALL + 1)), without_dates


SHOWN = [
    ("both are large", (40, 200), (120, 200), True),
    ("the figure is of a few", (120, 200), (3, 200), False),
    ("all but a few", (40, 200), (197, 200), False),
    ("the figure before was of a few: that it rose would tell", (3, 200), (120, 200), False),
    ("nobody, before: that is no small number", (0, 200), (120, 200), True),
]


@pytest.mark.parametrize(("why", "before", "now", "shared"), SHOWN)
def test_what_may_be_shared(
    why: str, before: tuple[int, int], now: tuple[int, int], shared: bool
) -> None:
    """In full it is told all the same."""
    found = inputs(kept("HP12", year_to(2025), *before), kept("HP12", year_to(2026), *now))
    said = of_reading(read(indicator("HP12"), found), found)
    assert said is not None
    assert said.words
    assert (said.shared_words is not None) is shared, why
    assert bool(said.shared_evidence) is shared, why


def test_a_rest_that_would_tell_hides_the_shorter_period() -> None:
    """Twelve months with 44 of 90, of which the last six have 42 of 60: the first six have 2."""
    half: Period = rolling(SEPTEMBER, 6)
    every = [
        kept("HP06", year_to(2024), 10, 90),
        kept("HP06", rolling(SEPTEMBER), 44, 90),
        kept("HP06", half, 42, 60),
    ]
    found = inputs(*every)
    reading = read(indicator("HP06"), found)
    assert reading.now is not None
    assert not reading.hides(reading.now), "the longer is shown"
    assert reading.shown[half].suppressed


def small_board(number: int) -> BoardInputs:
    """A council of which there is so little of everything."""
    every = [
        kept(code, period, upper, None if form is Form.COUNT else lower)
        for code, form in ((one.code, one.form) for one in indicators() if one.form is not Form.MIX)
        for period, upper, lower in (
            (year_to(2025), number, 200 if form is not Form.RATE else 80_000),
            (LATEST, 120, 200 if form is not Form.RATE else 80_000),
        )
    ]
    last = values([kept("HP12", year_to(2025), number + 2, 200)], date(2025, 12, 31), "earlier")
    return inputs(
        *every,
        earlier=(last,),
        loads=[load("cin", "CINdetails", date(2026, 3, 31), refused=number)],
        issues=[
            IssueCount(
                "cin", "2026", "CINdetails", frozenset({"CINreferralDate"}), severity, number
            )
            for severity in ("error", "query")
        ],
        conflicts=[ConflictCount("referral", number)],
    )


@pytest.mark.parametrize("number", range(1, SMALL + 1))
def test_no_board_of_members_counts_a_few(number: int) -> None:
    """Figures, evidence, rows refused, issues, and where sources differ."""
    made = board(small_board(number))
    assert any(each.shared_words is None for each in made.statements), "there is something to hide"
    for each in for_members(made).statements:
        text = "\n".join([each.words, *(f"{one.what} {one.where}" for one in each.evidence)])
        counted = rf"(?<![\w.,-]){number} (rows?|errors?|quer(y|ies)|places?|cases?|children)\b"
        assert not re.search(counted, text), text
        assert not re.search(rf"\b{number} of (200|80,?000)\b", text), text
        share = f"{100 * number / 200:.1f}%"
        assert share not in text or each.subject.key not in {
            one.slug for one in indicators() if one.form is Form.PERCENT
        }, text


DIFFERENCES = [
    ("two children more", (20, 200), (22, 200), True),
    ("two more in the denominator", (20, 200), (20, 202), True),
    ("many more", (20, 200), (40, 260), False),
    ("the same", (20, 200), (20, 200), False),
]


@pytest.mark.parametrize(("why", "before", "after", "small"), DIFFERENCES)
def test_a_difference_of_a_few_between_snapshots(
    why: str, before: tuple[int, int], after: tuple[int, int], small: bool
) -> None:
    """Figures of one period, from two snapshots, tell of the children that were added."""
    one, two = (value("HP12", year_to(2025), *each) for each in (before, after))
    assert difference_is_small(one, two) is small, why


def test_every_indicator_was_tried() -> None:
    """None has a wording of its own that escapes."""
    assert len(CHANGES) > 100
    for code, number in product(CHANGES, (3,)):
        one = indicator(code)
        of = {Form.RATE: 80_000, Form.COUNT: None}.get(one.form, 200)
        found = inputs(kept(code, year_to(2025), number, of), kept(code, year_to(2026), 120, of))
        reading = read(one, found)
        said = of_reading(reading, found)
        hidden = reading.before is not None and needs_hiding(one, reading.before)
        if said is not None and hidden:
            assert said.shared_words is None, code
    assert is_small(3)
