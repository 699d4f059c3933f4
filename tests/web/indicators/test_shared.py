"""What leaves the council: no small number is told, and what is hidden cannot be worked out."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from lineofsight.indicators.definition import Form
from lineofsight.indicators.periods import Period, PeriodKind, year_to
from lineofsight.indicators.registry import indicator, indicators
from lineofsight.indicators.splits import Split
from lineofsight.indicators.suppression import (
    Shown,
    is_small,
    suppress,
    suppress_alone,
    suppress_groups_of_parts,
)
from lineofsight.indicators.values import Value
from tests.web.recorded import Table, from_json, page, tables

FEW = "too few to show"
OF_CHILDREN = (Form.PERCENT, Form.MIX, Form.RATE, Form.COUNT)


def test_no_file_tells_a_small_number(council_site: Client) -> None:
    """Neither who is counted, nor who is not, nor how few they are out of; nor, where a period is
    part of another, the rest of it. And some numbers are hidden, so that this says something."""
    rows = from_json(council_site, "/mereshire/indicators.json?shared=1")
    hidden = [row for row in rows if row["suppressed"]]
    assert len(hidden) > 100
    for row in hidden:
        told = ("numerator", "denominator", "value", "without_an_answer")
        assert [row[name] for name in told] == [None] * 4
    for row in rows:
        form, upper, lower = indicator(row["indicator"]).form, row["numerator"], row["denominator"]
        assert row["without_an_answer"] is None
        if upper is None or form not in OF_CHILDREN:
            assert not is_small(lower)
            continue
        assert not is_small(upper), row
        if form in (Form.PERCENT, Form.MIX):
            assert not is_small(lower), row
            assert not is_small(lower - upper), row


def test_what_may_be_told_is_what_the_page_of_all_numbers_tells(council_site: Client) -> None:
    """Nothing is altered: a number is the true one, or there is none."""
    every = from_json(council_site, "/mereshire/indicators/hp06.json")
    shared = from_json(council_site, "/mereshire/indicators/hp06.json?shared=1")
    for full, row in zip(every, shared, strict=True):
        if not row["suppressed"]:
            assert row | {"without_an_answer": full["without_an_answer"]} == full
        assert row["england"] == full["england"], "what is published is no secret"


@pytest.mark.parametrize("code", ["CC02-starting", "HP04", "CC23-average", "AD06", "CC07", "HP09"])
def test_page_picture_and_file_hide_the_same(council_site: Client, code: str) -> None:
    """Each year that the file hides is hidden in the table, and is no point of the picture."""
    one = indicator(code)
    html = page(council_site, f"/mereshire/indicators/{one.slug}/?shared=1")
    assert "Small numbers are hidden" in html
    assert "/mereshire/children/?period" not in html
    assert "by snapshot" not in html
    rows = from_json(council_site, f"/mereshire/indicators/{one.slug}.json?shared=1")
    last = [row for row in rows if row["period"] == "2025-26"]
    if one.form is Form.MIX:
        table = next(iter(tables(html).values()))
        assert [cell == FEW for cell in table.column("Number")] == [r["suppressed"] for r in last]
        return
    assert (FEW in html.split("govuk-body-l", 1)[1].split("</p>")[0]) == last[0]["suppressed"]
    trend = next(t for caption, t in tables(html).items() if "latest first" in caption)
    told = {row[0].removesuffix(" provisional"): row[1] for row in trend.rows[1:]}
    for row in rows:
        if not row["not_reliable"]:
            assert (told[row["period"]] == FEW) == row["suppressed"], row["period"]
    picture = page(council_site, f"/mereshire/indicators/{one.slug}/trend.svg?shared=1")
    words = re.search(r'<desc id="chart-desc">([^<]*)</desc>', picture)
    assert words
    shown = {r["period_end"][:4] for r in rows if r["value"] is not None and len(r["period"]) == 7}
    assert ("Mereshire: " in words[1]) == bool(shown)
    if shown:
        own = words[1].split("Mereshire: ")[1].split(". ")[0]
        assert set(re.findall(r"\((\d{4})\)", own)) <= shown


CASES = [(code, split) for split in Split for code in ("HP05", "HP06", "CC01")]


def numbers(cell: str) -> tuple[int, int] | None:
    """What a cell tells: `39 of 130`, or `39` out of itself; None where it hides."""
    if cell == FEW:
        return None
    parts = [int(part.replace(",", "")) for part in cell.split(" of ")]
    return parts[0], parts[-1]


def trial(shown: Table, total: tuple[int, int] | None, share: bool) -> None:
    """Try to work out what is hidden: taking what is shown from the total leaves either nothing
    that is hidden, or a sum over several groups that tells of nobody."""
    told = [numbers(cell) for cell in shown.column("Counted")]
    for each in filter(None, told):
        assert not is_small(each[0])
        if share:
            assert not is_small(each[1])
            assert not is_small(each[1] - each[0])
    if total is None:
        assert all(each is None for each in told), "parts of what is hidden are hidden"
        return
    left = tuple(total[i] - sum(each[i] for each in told if each) for i in (0, 1))
    hidden = told.count(None)
    if hidden:
        assert hidden > 1
        assert not is_small(left[0])
        if share:
            assert not is_small(left[1])
            assert not is_small(left[1] - left[0])
    else:
        assert left[0] == 0


@pytest.mark.parametrize(("code", "split"), CASES)
def test_hidden_groups_cannot_be_worked_out(council_site: Client, code: str, split: Split) -> None:
    one = indicator(code)
    html = page(council_site, f"/mereshire/indicators/{one.slug}/?split={split}&shared=1")
    table = tables(html)[f"{one.name} by {split.label.lower()}"]
    groups = table.column(split.label)
    by_name = sorted(groups, key=lambda group: (group == "Not recorded", group))
    assert groups == by_name, "an order by size would tell the size"
    (row,) = [
        row
        for row in from_json(council_site, f"/mereshire/indicators/{one.slug}.json?shared=1")
        if row["period"] == "2025-26"
    ]
    share = one.form is Form.PERCENT
    upper = row["numerator"]
    lower = row["denominator"] if share else upper
    trial(table, None if upper is None else (int(upper), int(lower)), share)


@pytest.mark.parametrize("split", Split)
def test_parts_by_group_cannot_be_worked_out(council_site: Client, split: Split) -> None:
    """Groups are shown whole or not at all, so that neither rows nor columns tell."""
    one = indicator("HP19-open")
    html = page(council_site, f"/mereshire/indicators/hp19-open/?split={split}&shared=1")
    table = tables(html)[f"{one.name} by {split.label.lower()}"]
    told: dict[str, set[bool]] = {}
    for group, cell in zip(table.column(split.label), table.column("Counted"), strict=True):
        told.setdefault(group, set()).add(cell == FEW)
    assert all(len(each) == 1 for each in told.values())
    assert sum(each == {True} for each in told.values()) != 1


YEAR = year_to(2026)


def share(upper: float, lower: float, group: str, part: str | None = None) -> Value:
    return Value("HP06", "901", YEAR, part, group, upper, lower, 100 * upper / lower)


def hidden(found: list[Shown]) -> str:
    return "".join(each.group or "" for each in found if each.suppressed)


@pytest.mark.parametrize(
    ("groups", "expected", "why"),
    [
        ([(3, 50), (20, 60), (20, 70)], "ab", "one alone could be told from the total"),
        ([(3, 50), (0, 45), (30, 90)], "abc", "a and b together are 3 of 95: still few"),
        ([(3, 50), (0, 45), (30, 90), (40, 99)], "abc", "with c they are 33 of 185"),
        ([(48, 50), (45, 45), (30, 90), (40, 99)], "abc", "the same of those who are not"),
        ([(20, 50), (20, 60)], "", "nothing is small"),
    ],
)
def test_shares_that_are_hidden_together(
    groups: list[tuple[int, int]], expected: str, why: str
) -> None:
    values = [share(upper, lower, "abcd"[i]) for i, (upper, lower) in enumerate(groups)]
    total = share(sum(u for u, _ in groups), sum(n for _, n in groups), "")
    assert hidden(suppress(indicator("HP06"), total, values)[1]) == expected, why


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([(4, 10, 40), (20, 20, 14), (30, 30, 30)], "ab", "54 less 10 and 40 would tell the 4"),
        ([(20, 20, 20), (30, 30, 30)], "", "nothing is small"),
        ([(4, 20, 20), (0, 20, 24), (9, 20, 31)], "abc", "a and b have 4 of the first part"),
    ],
)
def test_groups_with_their_parts_are_hidden_together(
    rows: list[tuple[int, ...]], expected: str, why: str
) -> None:
    values = [
        share(number, sum(row), "abc"[i], part)
        for i, row in enumerate(rows)
        for part, number in zip("xyz", row, strict=True)
    ]
    found = suppress_groups_of_parts(indicator("HP19-open"), values)
    assert "".join(dict.fromkeys(hidden(found))) == expected, why


def over(start: str, end: str, upper: float) -> Value:
    period = Period(PeriodKind.OWN, *(YEAR.start.fromisoformat(day) for day in (start, end)))
    return Value("HP05", "901", period, None, None, upper, None, None)


@pytest.mark.parametrize(
    ("numbers", "expected", "why"),
    [
        ((40, 38, 20), [False, False, False], "18 in the first half of the twelve months"),
        ((40, 23, 20), [False, False, True], "23 less 20 would tell the 3 of that half"),
        ((20, 38, 20), [False, False, True], "20 less the 18 of October to March leaves 2"),
        ((40, 4, 2), [False, True, True], "small themselves"),
    ],
)
def test_a_period_in_another_does_not_tell_the_rest(
    numbers: tuple[int, int, int], expected: list[bool], why: str
) -> None:
    """A year to March, twelve months to September, and the last six of them."""
    values = [
        over("2025-04-01", "2026-03-31", numbers[0]),
        over("2025-10-01", "2026-09-30", numbers[1]),
        over("2026-04-01", "2026-09-30", numbers[2]),
    ]
    found = suppress_alone(indicator("HP05"), values)
    assert [each.suppressed for each in found] == expected, why


def test_every_page_is_there_with_small_numbers_hidden(council_site: Client) -> None:
    """And the list of all tells no number of one that its file hides."""
    listing = tables(page(council_site, "/mereshire/indicators/?shared=1"))
    rows = from_json(council_site, "/mereshire/indicators.json?shared=1")
    few = {
        row["indicator"]
        for row in rows
        if row["suppressed"] and row["period"] in ("2025-26", "Year to 30 September 2026")
    }
    for table in listing.values():
        for row in table.rows[1:]:
            one = next(o for o in indicators() if row[0].startswith(f"{o.name}{o.code} ·"))
            if one.form is not Form.MIX and row[1] not in ("not reliable", "none"):
                assert (row[1] == FEW) == (one.code in few), one.code
            if row[1] == FEW:
                assert row[5] == "", "how unusual it is would tell of it"
