"""Claims that councils have made, with the figures beneath them."""

from __future__ import annotations

from datetime import date

import pytest

from lineofsight.claims.base import Claim, EvidenceBase
from lineofsight.claims.verdict import Outcome, Turn, Verdict


def verdict(
    base: EvidenceBase, type_name: str, day: date | None = None, /, **words: str
) -> Verdict:
    """The verdict on a claim whose blanks are given as text."""
    return Claim.parse(type_name, words).check(base.as_at(day))


TELFORD = date(2020, 3, 2)
WIGHT = date(2019, 1, 7)
TWO_REGIONS = "regions:west-midlands+north-west"


def test_telford_was_second_after_bexley(packaged: EvidenceBase) -> None:
    """The steps name both, and a stricter comparator would make it the first."""
    found = verdict(
        packaged,
        "nth_transition",
        TELFORD,
        authority="894",
        before="requires_improvement",
        after="outstanding",
        position="2",
    )
    assert [step.partition(",")[0] for step in found.working.steps] == [
        "Bexley",
        "Telford and Wrekin",
    ]
    assert {each.turn for each in found.would_change} >= {Turn.COMPARATOR, Turn.DEFINITION}
    assert found.evidence[1].key == "telford-and-wrekin-2020-01-20#overall_effectiveness"


def test_telford_was_the_only_one_until_walsall(packaged: EvidenceBase) -> None:
    """The three councils that are not known are named; today it is one of four."""
    words = {"authority": "894", "grade": "outstanding", "among": TWO_REGIONS}
    then = verdict(packaged, "one_of", TELFORD, **words)
    assert then.holds
    assert then.number("authorities at the grade") == 1
    assert "Cumbria, Shropshire and Wolverhampton" in then.caveats[0]
    (later,) = [each for each in then.would_change if each.turn is Turn.DATE]
    assert later.how.startswith("As known from 8 July 2025")
    assert verdict(packaged, "one_of", None, **words).outcome is Outcome.DOES_NOT_HOLD
    assert (
        verdict(packaged, "one_of", None, **words, count="4").number("authorities at the grade")
        == 4
    )


def test_a_claim_over_two_regions_is_never_surer_than_over_one(packaged: EvidenceBase) -> None:
    """The only one in both is the only one in each."""
    both = verdict(
        packaged, "one_of", TELFORD, authority="894", grade="outstanding", among=TWO_REGIONS
    )
    one = verdict(packaged, "one_of", TELFORD, authority="894", grade="outstanding", among="region")
    name = "chance that the claim holds, given what is missing"
    assert float(one.number(name)) >= float(both.number(name))
    assert one.holds


def test_the_isle_of_wight_was_not_in_the_top_quarter(packaged: EvidenceBase) -> None:
    """Each standard comparator is shown, and the definitions under which it would have been."""
    found = verdict(packaged, "top_share_by_grade", WIGHT, authority="921", share="25")
    assert [number.text() for number in found.numbers] == [
        "57 of 129 (44%)",
        "7 of 16 (44%)",
        "14 of 45 (31%)",
        "4 of 11 (36%)",
        "5 of 9 (56%)",
    ]
    turned = [each.how for each in found.would_change if each.outcome is Outcome.HOLDS]
    assert (
        "Letting equals share the best place (eighth of 129), among all authorities in "
        "England" in turned
    )
    assert any(how.startswith("By the lowest area (our rule), 6 of 43") for how in turned)


def test_stable_while_it_rose_depends_on_the_base_year(packaged: EvidenceBase) -> None:
    """From 2021 Wiltshire was stable and England rose; from 2019 both fell."""
    words = {
        "authority": "865",
        "measure": "hp_cin_rate",
        "movement": "stable",
        "others": "rose",
        "end": "2023",
    }
    found = verdict(packaged, "measure_moved_against", None, **words, start="2021")
    assert found.holds
    assert "338.7 per 10,000" in found.sentence
    from_2019 = [each for each in found.would_change if each.how == "From 31 March 2019"]
    assert [each.outcome for each in from_2019] == [Outcome.DOES_NOT_HOLD]


def test_as_first_published_the_rate_was_another(packaged: EvidenceBase) -> None:
    """238.9 is a revision: the same claim on the day of publication does not hold."""
    words = {"authority": "865", "measure": "hp_cin_rate", "value": "238.9", "period": "2023"}
    now = verdict(packaged, "measure_level", None, **words)
    assert now.holds
    assert any(each.turn is Turn.DATE and "239.4" in each.how for each in now.would_change)
    then = verdict(packaged, "measure_level", date(2023, 12, 12), **words)
    assert then.outcome is Outcome.DOES_NOT_HOLD


def test_none_of_120_after_3_of_90_could_be_chance(packaged: EvidenceBase) -> None:
    """The exact test says so in figures, and what would have settled it."""
    found = verdict(
        packaged, "count_against_count", before="3", before_of="90", after="0", after_of="120"
    )
    assert found.sentence == ("The fall from 3 of 90 to 0 of 120 could be chance: p = 0.077.")
    assert found.number("p") == pytest.approx(0.077, abs=0.001)
    assert [each.how for each in found.would_change] == [
        "With samples 2 times as large and the same shares"
    ]


@pytest.mark.parametrize(
    ("of", "outcome", "why"),
    [
        ("4", Outcome.HOLDS, "the overall grade apart"),
        ("5", Outcome.DOES_NOT_HOLD, "with the overall grade four of five were outstanding"),
        ("6", Outcome.DOES_NOT_HOLD, "there were not so many"),
    ],
)
def test_how_many_areas_there_were_decides_the_count(
    packaged: EvidenceBase, of: str, outcome: Outcome, why: str
) -> None:
    """Three of the four areas; other ways to count are named."""
    found = verdict(
        packaged,
        "areas_at_grade",
        authority="865",
        grade="outstanding",
        count="3",
        of=of,
        year="2023",
    )
    assert found.outcome is outcome, why


def test_a_withheld_value_is_never_a_number(packaged: EvidenceBase) -> None:
    """Neither its level, its place nor its movement is guessed."""
    words = {"authority": "Hackney", "measure": "hp_cin_rate"}
    level = verdict(packaged, "measure_level", None, **words, value="0", period="2021")
    assert level.outcome is Outcome.CANNOT_BE_KNOWN
    assert "Hackney" in level.sentence
    assert not level.numbers


def test_neighbours_by_mean_and_by_median_may_differ(packaged: EvidenceBase) -> None:
    """Where they do, a claim against neighbours cannot be known and says what each gives."""
    undecided = []
    for code in ("865", "894", "921"):
        for measure in ("hp_cin_rate", "hp_rereferral_pct", "hp_cpp_rate", "cic_rate"):
            found = verdict(
                packaged,
                "measure_against",
                authority=code,
                measure=measure,
                side="above",
                against="neighbours:2025",
                period="2025",
            )
            assert len(found.numbers) == 3
            sides = {float(found.numbers[0].value) > float(n.value) for n in found.numbers[1:]}
            assert (found.outcome is Outcome.CANNOT_BE_KNOWN) == (len(sides) == 2)
            undecided.append(found.outcome is Outcome.CANNOT_BE_KNOWN)
    assert len(undecided) == 12
