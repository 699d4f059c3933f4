"""What statements rest on, as evidence."""

from __future__ import annotations

from lineofsight.claims.board.inputs import BoardInputs, Values
from lineofsight.claims.board.series import Reading
from lineofsight.claims.board.wording import spoken_of
from lineofsight.claims.evidence import Evidence, EvidenceKind
from lineofsight.claims.figures import of_value
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.values import Value
from lineofsight.indicators.words import number
from lineofsight.published.measures import Measure, period_label
from lineofsight.record.words import written


def of_indicator(reading: Reading, values: Values, inputs: BoardInputs) -> tuple[Evidence, ...]:
    """The figures of the council's own record that a reading tells: today's, and those that it
    is compared with. Never what they count, so that whoever may see the figure may see this."""
    told = [reading.now, reading.before, reading.run.first if reading.run else None]
    once = list(dict.fromkeys(each for each in told if each is not None))
    return tuple(of_value_of(reading.one, each, values, inputs) for each in once)


def of_value_of(one: Indicator, value: Value, values: Values, inputs: BoardInputs) -> Evidence:
    """A figure of the council's own record."""
    end = value.period.end
    source = next((each for each in inputs.earlier if each.as_at == end), values)
    if any(each.value.period == value.period for each in values.kept.get(one.code, ())):
        source = values
    return Evidence(
        kind=EvidenceKind.INDICATOR,
        what=f"{one.name}, {spoken_of(one, value)}: {number(one, value.value)}",
        where=f"{inputs.council.name}’s record as at {written(source.as_at)}, snapshot "
        f"{source.snapshot}",
        as_at=source.as_at,
        again=f"lineofsight indicators values {one.code} --start {value.period.start.isoformat()} "
        f"--end {end.isoformat()}",
        key=f"{one.code}/{value.period.key}/{source.snapshot}",
    )


def of_published(reading: Reading) -> tuple[Evidence, ...]:
    """The published values that a reading is set beside."""
    near = reading.beside
    if near is None:
        return ()
    found = []
    group = near.neighbours
    if reading.unlike_neighbours is not None and group.mean is not None:
        found.append(
            Evidence(
                kind=EvidenceKind.MEASURE,
                what=f"{near.measure.title}, mean of {len(group.counted)} statistical neighbours, "
                f"{period_label(near.measure, near.period)}: {_shown(near.measure, group.mean)}",
                where=near.measure.publication,
                as_at=near.england.published if near.england else None,
                link=f"/measures/{near.measure.id}/",
                key=" ".join(group.counted),
            )
        )
    if near.england is not None:
        found.append(of_value(near.england, None))
    return tuple(found)


def _shown(about: Measure, number: float) -> str:
    """A mean with one decimal more than the values that it is of."""
    plain = f"{number:,.{about.decimals or 1}f}"
    return f"{plain}%" if about.unit == "%" else f"{plain} {about.unit}".strip()


def of_data(inputs: BoardInputs, what: str, key: str) -> Evidence:
    """Something that the record says of its own data."""
    values = inputs.values
    return Evidence(
        kind=EvidenceKind.SNAPSHOT,
        what=what,
        where=f"{inputs.council.name}’s record"
        + (f", snapshot {values.snapshot}" if values else ""),
        as_at=values.as_at if values else None,
        key=key,
    )
