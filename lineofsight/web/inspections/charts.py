"""Charts drawn by Altair on the server: SVG without script or style, that says what it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from textwrap import wrap
from typing import Any
from xml.sax.saxutils import escape

import altair as alt
import vl_convert as vlc

from lineofsight.inspections.corpus import Mark
from lineofsight.inspections.shares import Question, Shares, question_label, shares
from lineofsight.web.inspections.ask import Filters
from lineofsight.web.inspections.palette import COLOURS
from lineofsight.web.inspections.store import Store
from lineofsight.web.inspections.words import LAST_JUDGED, SOURCE
from lineofsight.web.svg import one_at_a_time

#: A family that is always there: a missing one gives a picture without text.
FONT = "DejaVu Sans, Arial, sans-serif"
GRADES = (Mark.OUTSTANDING, Mark.GOOD, Mark.REQUIRES_IMPROVEMENT, Mark.INADEQUATE)
FIRST = date(2014, 3, 31)


def quarter_ends(last: date) -> list[date]:
    """The ends of quarters from 2014 up to a day, and the day itself."""
    found = []
    for year in range(FIRST.year, last.year + 1):
        for month, day in ((3, 31), (6, 30), (9, 30), (12, 31)):
            end = date(year, month, day)
            if FIRST <= end < last:
                found.append(end)
    return [*found, last]


@lru_cache(maxsize=128)
def shares_series(
    store: Store, question: Question, filters: Filters, day: date
) -> tuple[Shares, ...]:
    """Shares at each quarter's end up to a day, from the first at which half of the councils
    have a grade. Councils of each date are counted, so that Cumbria counts until 2023. The series
    of a question that is no longer asked ends with its last judgement."""
    corpus = store.as_at(day)
    ends = quarter_ends(min(day, LAST_JUDGED.get(question, day)))
    found = [shares(corpus, question, filters.group(end), end) for end in ends]
    start = next((i for i, each in enumerate(found) if each.graded * 2 >= each.total > 0), None)
    return tuple(found[start:]) if start is not None else ()


def shares_summary(series: Sequence[Shares], question: Question, where: str) -> str:
    """What the chart shows, in words, for those who cannot see it."""
    if not series:
        return f"No grades are known for {question_label(question).lower()} in {where}."
    first, last = series[0], series[-1]
    parts = [
        f"Share of graded councils at each grade for {question_label(question).lower()} in "
        f"{where}, from {_month(first.on)} to {_month(last.on)}."
    ]
    for mark in GRADES:
        before, after = first.share(mark), last.share(mark)
        if before is not None and after is not None:
            parts.append(f"{mark.label}: {before:.0%} at first, {after:.0%} at last.")
    return " ".join(parts)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _month(day: date | None) -> str:
    return f"{day:%B %Y}" if day else ""


@lru_cache(maxsize=128)
@one_at_a_time
def shares_svg(
    store: Store, question: Question, filters: Filters, day: date, *, narrow: bool = False
) -> str:
    """The chart of shares over time, as SVG."""
    series = shares_series(store, question, filters, day)
    where = filters.label
    title = chart_title(question, where)
    values = [
        {
            "day": each.on.isoformat(),
            "grade": mark.label,
            "order": order,
            "share": each.share(mark) or 0.0,
        }
        for each in series
        if each.on is not None
        for order, mark in enumerate(reversed(GRADES))
    ]
    if not values:
        return _empty(title)
    drawn = _chart(values, series[-1], narrow=narrow)
    units = "Share of councils with a grade, in per cent, at the end of each quarter."
    source = f"Source: {SOURCE}, published by {_day(series[-1].on or day)}."
    svg = _headed(
        vlc.vegalite_to_svg(drawn.to_dict()),
        wrap(title, 40 if narrow else 74),
        [line for text in (units, source) for line in wrap(text, 52 if narrow else 96)],
    )
    return _named(svg, title, shares_summary(series, question, where))


def chart_title(question: Question, where: str) -> str:
    """What the chart shows."""
    return f"{question_label(question)} in {where}: councils at each grade over time"


def _chart(values: list[dict[str, Any]], last: Shares, *, narrow: bool) -> Any:
    """Bands one over another, the best grade on top, each named at its right end."""
    names = [mark.label for mark in GRADES]
    area = (
        alt.Chart(alt.InlineData(values=values))
        .mark_area(interpolate="step-after", stroke="#ffffff", strokeWidth=1)
        .encode(
            x=alt.X("day:T", title=None, axis=alt.Axis(format="%Y", tickCount="year")),
            y=alt.Y(
                "share:Q", stack=True, title=None, axis=alt.Axis(format="%", tickCount=5)
            ).scale(domain=[0, 1]),
            color=alt.Color("grade:N", legend=None).scale(
                domain=names, range=[COLOURS[mark.value][0] for mark in GRADES]
            ),
            order=alt.Order("order:Q"),
        )
    )
    ends = _ends(last)
    labels = (
        alt.Chart(alt.InlineData(values=ends))
        .mark_text(align="left", dx=8, fontSize=14, font=FONT, lineBreak="\n", color="#0b0c0c")
        .encode(x=alt.X("day:T"), y=alt.Y("middle:Q"), text="text:N")
    )
    return (
        alt.layer(area, labels)
        .properties(
            width=300 if narrow else 640,
            height=260 if narrow else 300,
            padding={"left": 5, "top": 10, "right": 5, "bottom": 5},
        )
        .configure(font=FONT)
        .configure_axis(labelFontSize=14, labelColor="#0b0c0c", grid=False)
        .configure_view(stroke=None)
    )


def _ends(last: Shares) -> list[dict[str, Any]]:
    """The name of each band with its last share, at its middle but never two on one line."""
    day = last.on or FIRST
    found: list[dict[str, Any]] = []
    bottom, lowest = 0.0, 0.0
    for mark in reversed(GRADES):
        share = last.share(mark) or 0.0
        middle = max(bottom + share / 2, lowest + 0.04)
        lowest = middle + 0.04
        bottom += share
        text = f"{mark.letter}  {share:.0%}"
        found.append({"day": (day + timedelta(days=1)).isoformat(), "middle": middle, "text": text})
    return found


_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)" viewBox="0 0 [\d. ]+"')


def _headed(svg: str, title: list[str], beneath: list[str]) -> str:
    """An SVG with lines of text above it. Written here, because Vega takes as long to measure a
    title as to draw the chart."""
    lines = [(text, 16, "bold", "#0b0c0c", 21) for text in title]
    lines += [(text, 13, "normal", "#484949", 18) for text in beneath]
    height = sum(step for *_, step in lines) + 6
    at, drawn = -height + 16, []
    for text, size, weight, colour, step in lines:
        drawn.append(
            f'<text x="5" y="{at}" font-family="{FONT}" font-size="{size}" '
            f'font-weight="{weight}" fill="{colour}">{escape(text)}</text>'
        )
        at += step
    found = _SIZE.search(svg)
    if found is None:
        raise ValueError("The chart's size was not found in its SVG.")
    width, old = float(found[1]), float(found[2])
    tall = f"{old + height:g}"
    opening = f'width="{width:g}" height="{tall}" viewBox="0 {-height} {width:g} {tall}"'
    ground = f'<rect y="{-height}" width="{width:g}" height="{height}" fill="#ffffff"/>'
    rest = svg[found.end() :].rstrip().removesuffix("</svg>")
    return f"{svg[: found.start()]}{opening}{rest}{ground}{''.join(drawn)}</svg>"


def _named(svg: str, title: str, summary: str) -> str:
    """An SVG with its title and description at the front, for screen readers."""
    at = svg.index(">") + 1
    opening = svg[:at].replace(
        "<svg ", '<svg role="img" aria-labelledby="chart-title chart-desc" ', 1
    )
    names = (
        f'<title id="chart-title">{escape(title)}</title>'
        f'<desc id="chart-desc">{escape(summary)}</desc>'
    )
    return opening + names + svg[at:]


def _empty(title: str) -> str:
    return (
        '<svg role="img" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 60" width="640" '
        f'height="60"><title>{escape(title)}</title><text x="0" y="35" font-size="16" '
        f'font-family="{FONT}" fill="#0b0c0c">No grades are known for this choice.</text></svg>'
    )
