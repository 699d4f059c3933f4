"""Pages of indicators show what the record gives, and say where it gives nothing."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest
from django.test import Client

from lineofsight.indicators.definition import Form
from lineofsight.indicators.keeping import kept_in
from lineofsight.indicators.periods import census_year_to, rolling, year_to
from lineofsight.indicators.registry import indicator, indicators
from lineofsight.indicators.run import open_periods, split_values, values_of
from lineofsight.indicators.splits import Split
from lineofsight.indicators.values import Value
from lineofsight.record.opening import open_record
from lineofsight.web.indicators import showing
from tests.built_council import BuiltCouncil
from tests.web.recorded import as_cell, from_csv, from_json, page, tables

YEAR = year_to(2026)

#: An indicator of each form, and how its value is written.
OF_EACH_FORM = {
    "HP05": "{value:,.1f} per 10,000",  # rate of events
    "CC01": "{value:,.1f} per 10,000",  # rate on a day
    "HP06": "{value:,.1f}%",  # share of events
    "HP20": "{value:,.1f}%",  # share on a day
    "HP13": "{value:,.1f} working days",  # median
    "CC23-average": "{value:,.1f} months",  # mean
    "CC26-incidents": "{value:,.0f}",  # number
}


@pytest.fixture
def record(built_council: BuiltCouncil) -> Iterator[duckdb.DuckDBPyConnection]:
    """The council's record."""
    connection = open_record(built_council.snapshot)
    yield connection
    connection.close()


def worked_out(connection: duckdb.DuckDBPyConnection, code: str) -> Value:
    """An indicator's value for the last year, worked out anew."""
    with open_periods(connection, [YEAR]) as opened:
        (value,) = values_of(indicator(code), opened)
    return value


@pytest.mark.parametrize("code", OF_EACH_FORM)
def test_the_page_shows_the_figure(
    council_site: Client, record: duckdb.DuckDBPyConnection, code: str
) -> None:
    """The value of the last whole year, worked out anew over the snapshot, in large type, in the
    trend, in the list of all and in the file."""
    value, one = worked_out(record, code), indicator(code)
    assert value.value is not None
    html = page(council_site, f"/mereshire/indicators/{one.slug}/")
    large = html.split("govuk-body-l", 1)[1].split("</p>")[0]
    unit = one.unit if one.form in (Form.MEAN, Form.MEDIAN) else None
    written = OF_EACH_FORM[code].format(value=value.value)
    if unit:
        written = f"{value.value:,.1f} {unit}"
    assert f">{written}" in large
    bare = written.removesuffix(" per 10,000").removesuffix(f" {unit}")
    trend = next(t for caption, t in tables(html).items() if "latest first" in caption)
    (row,) = [row for row in trend.rows if row[0].startswith("2025-26")]
    assert row[1] == bare
    listed = [
        row
        for table in tables(page(council_site, "/mereshire/indicators/")).values()
        for row in table.rows
        if row[0].startswith(f"{one.name}{one.code} ")
    ]
    assert [row[1] for row in listed] == [bare]
    (given,) = [
        row
        for row in from_json(council_site, f"/mereshire/indicators/{one.slug}.json")
        if row["period"] == "2025-26"
    ]
    assert (given["numerator"], given["denominator"], given["value"]) == pytest.approx(
        (value.numerator, value.denominator, value.value)
    )


def test_the_list_has_every_indicator_once(council_site: Client) -> None:
    """All of them, by area, each with its page."""
    html = page(council_site, "/mereshire/indicators/")
    for one in indicators():
        assert html.count(f'href="/mereshire/indicators/{one.slug}/"') == 1, one.code


def test_the_file_of_all_is_what_the_snapshot_keeps(
    council_site: Client, built_council: BuiltCouncil
) -> None:
    """Every value of every period; where it is not reliable its reason and no number at all."""
    rows = from_json(council_site, "/mereshire/indicators.json")
    kept = kept_in(built_council.snapshot)
    assert len(rows) == len(kept)
    expected = {
        (k.value.code, k.value.period.label, k.value.period.start.isoformat(), k.value.part): (
            (None, None, None, k.not_reliable)
            if k.not_reliable
            else (k.value.numerator, k.value.denominator, k.value.value, None)
        )
        for k in kept
    }
    found = {
        (row["indicator"], row["period"], row["period_start"], row["part"]): (
            row["numerator"],
            row["denominator"],
            row["value"],
            row["not_reliable"],
        )
        for row in rows
    }
    assert found == expected


@pytest.mark.parametrize(
    "address",
    [
        "/mereshire/indicators",
        "/mereshire/indicators/hp06",
        "/mereshire/indicators/cc07",
        "/mereshire/indicators/hp06/children",
    ],
)
@pytest.mark.parametrize("query", ["", "?shared=1"])
def test_both_files_say_the_same(council_site: Client, address: str, query: str) -> None:
    rows = from_json(council_site, f"{address}.json{query}")
    assert rows
    assert from_csv(council_site, f"{address}.csv{query}") == [
        {name: as_cell(value) for name, value in row.items()} for row in rows
    ]
    if "children" not in address:
        assert set(rows[0]) == set(showing.MEANINGS)


@pytest.mark.parametrize("split", Split)
def test_groups_are_those_of_the_record(
    council_site: Client, record: duckdb.DuckDBPyConnection, split: Split
) -> None:
    """Each group with its numbers, and together they are everybody."""
    html = page(council_site, f"/mereshire/indicators/hp06/?split={split}")
    table = tables(html)[f"{indicator('HP06').name} by {split.label.lower()}"]
    with open_periods(record, [YEAR]) as opened:
        values = split_values(indicator("HP06"), opened, split)
    counted = sorted(f"{v.numerator:,.0f} of {v.denominator:,.0f}" for v in values)
    assert sorted(table.column("Counted")) == counted
    total = worked_out(record, "HP06")
    assert sum(v.denominator or 0 for v in values) == total.denominator
    assert sum(v.numerator or 0 for v in values) == total.numerator


def test_parts_stand_in_a_table(council_site: Client, built_council: BuiltCouncil) -> None:
    """Of an indicator of parts: each part's number and share, nobody's as 0."""
    one = indicator("CC07")
    table = tables(page(council_site, "/mereshire/indicators/cc07/"))[
        f"{one.name}, on 31 March 2026"
    ]
    kept = [k.value for k in kept_in(built_council.snapshot, "CC07") if k.value.period == YEAR]
    assert table.rows[1:] == [
        [one.parts[k.part or ""], f"{k.numerator:,.0f}", f"{k.value:,.1f}%"] for k in kept
    ]


def test_what_is_not_reliable_is_said_and_never_a_number(
    council_site: Client, built_council: BuiltCouncil
) -> None:
    """On the page of a period, in the trend, in a split and in the list."""
    kept = kept_in(built_council.snapshot, "HP30-starting")
    bad = next(k for k in kept if k.not_reliable)
    period = bad.value.period
    key = f"{period.start}..{period.end}"
    html = page(council_site, f"/mereshire/indicators/hp30-starting/?period={key}&split=sex")
    assert f"Not reliable. {bad.not_reliable}" in html
    assert "govuk-body-l" not in html
    assert not [caption for caption in tables(html) if caption.endswith("by sex")]
    trend = next(t for caption, t in tables(html).items() if "latest first" in caption)
    rows = {row[0].split(" provisional")[0]: row[1:3] for row in trend.rows[1:]}
    for each in kept:
        told = rows[each.value.period.label]
        if each.not_reliable:
            assert told == [f"Not reliable. {each.not_reliable}"] * 2
        else:
            assert "Not reliable" not in told[0]
    deprived = [k for k in kept_in(built_council.snapshot) if k.not_reliable]
    last = {k.value.code for k in deprived if k.value.period in (YEAR, census_year_to(2026))}
    listing = tables(page(council_site, "/mereshire/indicators/"))
    names = {indicator(code).name for code in last}
    assert last
    for table in listing.values():
        for row in table.rows[1:]:
            name = row[0].split(" · ")[0]
            code = next(c.code for c in indicators() if name == c.name + c.code)
            assert (row[1] == "not reliable") == (code in last), name
    assert names


def test_the_year_in_hand_is_provisional(council_site: Client, built_council: BuiltCouncil) -> None:
    """Twelve months to the record's day are no published year."""
    as_at = kept_in(built_council.snapshot, "HP05")[-1].value.period.end
    period = rolling(as_at)
    html = page(council_site, f"/mereshire/indicators/hp05/?period={period.start}..{period.end}")
    assert "Provisional" in html.split("<h2", 1)[1].split("</h2>")[0]
    assert "the latest that is published" in html or "Nothing like it is published" in html


def test_what_each_snapshot_said(council_site: Client, built_council: BuiltCouncil) -> None:
    """The same year in both snapshots, the later first."""
    table = tables(page(council_site, "/mereshire/indicators/hp05/"))[
        f"{indicator('HP05').name}, 2025-26, by snapshot"
    ]
    snapshots = built_council.place.snapshots()[::-1]
    assert table.column("Snapshot") == [one.name for one in snapshots]
    for told, snapshot in zip(table.column("Value"), snapshots, strict=True):
        (kept,) = [k for k in kept_in(snapshot, "HP05") if k.value.period == YEAR]
        assert told == ("not reliable" if kept.not_reliable else f"{kept.value.value:,.1f}")


def test_the_trend_is_drawn_with_its_words(council_site: Client) -> None:
    """An SVG that says in words what it shows, wide and narrow."""
    for query in ("", "?narrow=1"):
        response = council_site.get(f"/mereshire/indicators/hp05/trend.svg{query}")
        assert response["Content-Type"].startswith("image/svg+xml")
        assert response["Cache-Control"] == "no-store"
        assert "2021-22 to 2025-26" in response.content.decode() or "2020-21 to 2025-26" in (
            response.content.decode()
        )
