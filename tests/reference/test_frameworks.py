"""Frameworks and the families of layouts in which their reports are printed."""

from __future__ import annotations

from datetime import date

import pytest

from lineofsight.reference.frameworks import Family, Framework

FAMILIES = [
    # family, framework, gives judgements
    (Family.LOOKED_AFTER, Framework.LOOKED_AFTER, True),
    (Family.SIF_2013, Framework.SIF, True),
    (Family.SIF_2015, Framework.SIF, True),
    (Family.SIF_REINSPECTION, Framework.SIF, True),
    (Family.LSCB_REVIEW, Framework.SIF, True),
    (Family.ILACS_2018, Framework.ILACS, True),
    (Family.ILACS_2023, Framework.ILACS, True),
    (Family.ILACS_2026, Framework.ILACS, True),
    (Family.MONITORING_VISIT, Framework.ILACS, False),
    (Family.FOCUSED_VISIT, Framework.ILACS, False),
    (Family.JTAI, Framework.JTAI, False),
    (Family.SAFEGUARDING, Framework.SAFEGUARDING_LOOKED_AFTER, False),
]


@pytest.mark.parametrize(("family", "framework", "judges"), FAMILIES)
def test_a_family_belongs_to_a_framework(
    family: Family, framework: Framework, judges: bool
) -> None:
    assert family.framework is framework
    assert family.has_judgements is judges


def test_every_family_is_listed_and_has_words_of_its_own() -> None:
    assert {family for family, _, _ in FAMILIES} == set(Family)
    assert len({family.label for family in Family}) == len(Family)


@pytest.mark.parametrize("framework", Framework)
def test_a_framework_has_a_title_and_dates(framework: Framework) -> None:
    facts = framework.facts
    assert framework.label == facts.short
    assert facts.title
    assert facts.last is None or facts.first < facts.last


IN_USE = [
    (date(2011, 1, 1), {Framework.SAFEGUARDING_LOOKED_AFTER, Framework.FOSTERING_ADOPTION}),
    (
        date(2013, 6, 1),
        {Framework.CHILD_PROTECTION, Framework.LOOKED_AFTER, Framework.FOSTERING_ADOPTION},
    ),
    (date(2014, 6, 1), {Framework.SIF}),
    (date(2026, 6, 1), {Framework.ILACS, Framework.JTAI}),
]


@pytest.mark.parametrize(("on", "expected"), IN_USE)
def test_frameworks_in_use_on_a_day(on: date, expected: set[Framework]) -> None:
    found = {
        framework
        for framework in Framework
        if framework.facts.first <= on and (framework.facts.last or date.max) >= on
    }
    assert found == expected
