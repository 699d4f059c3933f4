"""The declared data sets: each measure once, each column really there."""

from __future__ import annotations

from lineofsight.published.measures import measure, measures
from lineofsight.published.sources import data_set_of, data_sets, not_updated
from lineofsight.published.statistics import Statistics


def test_a_measure_stands_in_one_data_set() -> None:
    """So that two releases never give different values for one."""
    listed = [each for source in data_sets() for each in source.measure_ids]
    assert len(listed) == len(set(listed)) >= 25


def test_every_measure_is_updated_or_named_as_not() -> None:
    """Nothing is silently left behind."""
    given = {each for source in data_sets() for each in source.measure_ids}
    left = {found.id for found in not_updated()}
    assert given | left == {found.id for found in measures()}
    assert not given & left
    assert all(data_set_of(each) is None for each in left)


def test_a_layout_has_a_value_or_the_counts_to_work_it_out() -> None:
    """And a total names no column that its rows are not chosen by."""
    for source in data_sets():
        for layout in source.layouts:
            if layout.value is None:
                assert layout.numerator, layout
                assert layout.denominator, layout
                assert measure(layout.measure_id).scale is not None, layout
            assert set(layout.total) <= set(layout.where), layout
            assert layout.total == {} or layout.numerator, layout


def test_counts_give_the_value_with_the_scale_of_the_measure() -> None:
    """What the columns are declared to be agrees with the carried values of England: their
    counts are there exactly where two columns are declared, and give the value."""
    known = Statistics.load()
    for source in data_sets():
        for measure_id in source.measure_ids:
            found = measure(measure_id)
            value = known.series(measure_id, "england")[-1]
            layout = source.layouts_of(measure_id)[0]
            counts = bool(layout.numerator) and bool(layout.denominator or layout.total)
            if not counts or value.numerator is None or found.scale is None:
                continue
            assert value.denominator is not None, measure_id
            assert value.value is not None, measure_id
            worked_out = value.numerator / value.denominator * found.scale
            assert abs(worked_out - value.value) <= 0.51 * 10**-found.decimals, measure_id


def test_data_sets_have_names_of_their_own() -> None:
    """Loaded releases are known by them."""
    names = [source.name for source in data_sets()]
    assert len(names) == len(set(names))
    assert all(source.publications for source in data_sets())
