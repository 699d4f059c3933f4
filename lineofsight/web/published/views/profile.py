"""An authority's profile: its measures by inspection area, with what changed and what is
unusual; and the same beside up to five others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from lineofsight.published.measures import Measure, by_area, period_label
from lineofsight.published.statistics import Statistics
from lineofsight.reference import authorities, neighbours
from lineofsight.reference.authorities import Authority
from lineofsight.web.access import Access, access
from lineofsight.web.inspections.ask import Ask, ask, models
from lineofsight.web.inspections.columns import COUNCIL, council_cells
from lineofsight.web.lists import Form, data
from lineofsight.web.published import words
from lineofsight.web.published.ask import (
    AREAS,
    MIDDLES,
    Choice,
    authority_or_404,
    choice,
    council_choices,
    statistics_of,
)
from lineofsight.web.published.columns import MEASURE, measure_cells
from lineofsight.web.published.series import Latest, Middle, latest

MOST_CHOSEN = 5
WHICH = {"core": "The main measures", "all": "Every measure"}
COLUMNS = (
    *COUNCIL,
    *MEASURE,
    "period",
    "value",
    "status",
    "england",
    "region_value",
    "neighbours_model",
    "neighbours_mean",
    "neighbours_median",
    "choice_of_neighbours_matters",
    "change_in_words",
    "change_p_value",
    "change_is_more_than_chance",
    "unusual",
    "rank",
    "ranked",
    "quarter",
)
COMPARE_COLUMNS = (*MEASURE, "period", *COUNCIL, "value", "status")


@dataclass(frozen=True)
class Tally:
    """How many measures of a profile say what.

    Attributes:
        measures: how many there are.
        missing: without a value for the authority.
        tested: whose change could be tested.
        changed: whose change is more than chance.
        limited: for which limits could be drawn.
        unusual: outside the limits.
    """

    measures: int
    missing: int
    tested: int
    changed: int
    limited: int
    unusual: int


def tally(rows: Sequence[Latest]) -> Tally:
    """Count a profile's rows."""
    changes = [row.change for row in rows if row.change is not None]
    bands = [row.unusual for row in rows if row.unusual is not None and row.unusual.band]
    return Tally(
        measures=len(rows),
        missing=sum(not row.has_value for row in rows),
        tested=sum(change.settles is not None for change in changes),
        changed=sum(change.settles is True for change in changes),
        limited=len(bands),
        unusual=sum(words.is_unusual(found) for found in bands),
    )


def chosen_measures(which: str) -> list[tuple[str, list[Measure]]]:
    """The measures of each inspection area: the main ones or all."""
    return [
        (name, [found for found in by_area(area) if found.core or which == "all"])
        for area, name in AREAS.items()
    ]


@access(Access.PUBLIC)
def profile(request: HttpRequest, slug: str, form: Form = Form.PAGE) -> HttpResponse:
    """An authority's measures by inspection area."""
    asked = ask(request)
    authority = authority_or_404(slug)
    chosen, statistics = choice(asked), statistics_of(asked)
    which = asked.choice("measures", WHICH, "core")
    groups = [
        (name, [latest(statistics, each.id, authority.code) for each in found])
        for name, found in chosen_measures(which)
    ]
    rows = [row for _, found in groups for row in found]
    if form is not Form.PAGE:
        facts = {**asked.facts, "code": authority.code, "authority": authority.name}
        listed = [profile_row(authority, row, chosen.model) for row in rows]
        return data(form, f"{slug}-profile", COLUMNS, listed, facts)
    return asked.page(
        "published/profile.html",
        title=f"{authority.name} in official statistics",
        trail=[("England", "england"), (authority.name, "authority", authority.slug)],
        authority=authority,
        chosen=chosen,
        which=which,
        choices=WHICH,
        models=models(),
        middles=MIDDLES,
        groups=groups,
        tally=tally(rows),
        middle_of=lambda row: middle_of(row, chosen),
        measure_query=dict(chosen.query, council=authority.slug),
        words=words,
    )


def middle_of(row: Latest, chosen: Choice) -> float | None:
    """The neighbours' number under the chosen model and average."""
    near = row.near(chosen.model)
    if near is None:
        return None
    return near.average.mean if chosen.middle is Middle.MEAN else near.average.median


def profile_row(authority: Authority, row: Latest, model: int) -> dict[str, Any]:
    """A measure of a profile as a row of data."""
    standing, near = row.standing, row.near(model)
    place = standing.place if standing and row.measure.polarity else None
    return {
        **council_cells(authority),
        **measure_cells(row.measure),
        "period": standing.period if standing else None,
        "value": row.value.value if row.value else None,
        "status": row.value.status if row.value else None,
        "england": standing.england.value if standing and standing.england else None,
        "region_value": standing.region.value if standing and standing.region else None,
        "neighbours_model": model,
        "neighbours_mean": near.average.mean if near else None,
        "neighbours_median": near.average.median if near else None,
        "choice_of_neighbours_matters": standing.choice_matters if standing else None,
        "change_in_words": words.change_words(row.measure, row.change),
        "change_p_value": row.change.p_value if row.change else None,
        "change_is_more_than_chance": row.change.settles if row.change else None,
        "unusual": words.unusual_words(row.unusual),
        "rank": place.rank if place else None,
        "ranked": standing.ranked if standing and place else None,
        "quarter": place.quartile if place else None,
    }


@dataclass(frozen=True)
class CompareRow:
    """A measure at one period for several authorities: England and each in turn, as words."""

    measure: Measure
    period: int | None
    label: str
    england: str
    cells: tuple[str, ...]


@access(Access.PUBLIC)
def compare(request: HttpRequest, slug: str, form: Form = Form.PAGE) -> HttpResponse:
    """An authority's measures beside up to five others."""
    asked = ask(request)
    authority = authority_or_404(slug)
    statistics = statistics_of(asked)
    which = asked.choice("measures", WHICH, "core")
    others = [a for a in asked.councils("with", MOST_CHOSEN) if a.code != authority.code]
    councils = (authority, *others)
    if form is not Form.PAGE:
        return _compare_data(asked, statistics, councils, which, form)
    return asked.page(
        "published/compare.html",
        title=f"{authority.name} beside others in official statistics",
        trail=[
            ("England", "england"),
            (authority.name, "authority", authority.slug),
            ("Official statistics", "profile", authority.slug),
        ],
        authority=authority,
        councils=councils,
        which=which,
        choices=WHICH,
        options={s: n for s, n in council_choices(asked).items() if s != authority.slug},
        picked=[a.slug for a in others] + [""] * (MOST_CHOSEN - len(others)),
        nearest=[authorities.get(c) for c in neighbours.neighbours(authority.code)[:MOST_CHOSEN]],
        model=neighbours.MODELS[0],
        groups=[
            (name, [compare_row(statistics, each, councils) for each in found])
            for name, found in chosen_measures(which)
        ],
        words=words,
    )


def compare_row(
    statistics: Statistics, found: Measure, councils: Sequence[Authority]
) -> CompareRow:
    """One measure at its latest period for each authority."""
    period = statistics.latest(found.id)
    if period is None:
        return CompareRow(found, None, "", "", tuple("" for _ in councils))

    def told(key: str) -> str:
        return words.value_or_why(found, statistics.value(found.id, key, period))

    return CompareRow(
        measure=found,
        period=period,
        label=period_label(found, period),
        england=told("england"),
        cells=tuple(told(council.code) for council in councils),
    )


def _compare_data(
    asked: Ask, statistics: Statistics, councils: Sequence[Authority], which: str, form: Form
) -> HttpResponse:
    """One row for each measure and authority."""
    rows = []
    for _, found in chosen_measures(which):
        for each in found:
            period = statistics.latest(each.id)
            for council in councils:
                value = statistics.value(each.id, council.code, period) if period else None
                rows.append(
                    {
                        **measure_cells(each),
                        **council_cells(council),
                        "period": period,
                        "value": value.value if value else None,
                        "status": value.status if value else None,
                    }
                )
    name = f"{councils[0].slug}-profile-compare"
    return data(form, name, COMPARE_COLUMNS, rows, asked.facts)
