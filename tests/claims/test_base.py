"""Claims as sentences, their blanks as text, and groups named in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.claims.among import Among, AmongKind, standard_comparators
from lineofsight.claims.arguments import ArgumentError, codec_of, ordinal
from lineofsight.claims.base import (
    Claim,
    ClaimType,
    UnknownClaimTypeError,
    claim_types,
    get_claim_type,
)
from lineofsight.claims.evidence import Evidence, EvidenceKind
from lineofsight.claims.verdict import Number
from lineofsight.reference import authorities
from lineofsight.reference.grades import Grade
from tests.claims.examples import EXAMPLES, Example


@pytest.mark.parametrize("kind", claim_types(), ids=lambda kind: kind.name)
def test_every_blank_is_explained_and_stands_in_the_sentence(kind: ClaimType) -> None:
    """A claim type is complete: pattern, meaning of each blank, when it holds."""
    found = get_claim_type(kind.name)
    assert found.doc.startswith(("Holds", "Says")), found.name
    for parameter in found.parameters:
        assert parameter.doc.endswith("."), parameter.name
        shown = f"{{{parameter.name}}}" in found.pattern or f"[{parameter.name}" in found.pattern
        assert shown, f"{found.name} never shows {parameter.name}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.type}-{e.outcome}")
def test_words_and_values_go_both_ways(example: Example) -> None:
    """What is saved as text is the same claim when read again, and has a whole sentence."""
    claim = Claim.parse(example.type, example.blanks)
    again = Claim.parse(claim.type.name, claim.words())
    assert again.arguments == claim.arguments
    sentence = claim.sentence()
    assert sentence.endswith((".", "”"))
    assert not set("{}[]|") & set(sentence)


@pytest.mark.parametrize(
    ("type_name", "words", "sentence"),
    [
        (
            "one_of",
            {"authority": "894", "grade": "outstanding", "among": "regions:west-midlands"},
            "Telford and Wrekin was the only one in the West Midlands standing at outstanding for "
            "overall effectiveness.",
        ),
        (
            "one_of",
            {
                "authority": "894",
                "grade": "good",
                "among": "england",
                "count": "7",
                "at_least": "yes",
            },
            "Telford and Wrekin was one of 7 in England standing at good or better for overall "
            "effectiveness.",
        ),
        (
            "measure_moved",
            {
                "authority": "Wiltshire",
                "measure": "hp_cin_rate",
                "movement": "stable",
                "end": "2023",
            },
            "In Wiltshire, children in need per 10,000 at 31 March remained stable to 2023.",
        ),
        (
            "nth_transition",
            {"authority": "E06000020", "before": "good", "after": "outstanding", "position": "21"},
            "Telford and Wrekin was the 21st authority in England to go from good to outstanding "
            "for overall effectiveness from one inspection to the next.",
        ),
    ],
)
def test_sentences(type_name: str, words: dict[str, str], sentence: str) -> None:
    """Parts fall away with their blanks, and defaults are said."""
    assert Claim.parse(type_name, words).sentence() == sentence


@pytest.mark.parametrize(
    ("type_name", "words", "said"),
    [
        ("grade_at", {"authority": "Wiltshire"}, "needs grade"),
        ("grade_at", {"authority": "Nowhereshire", "grade": "good"}, "Nowhereshire"),
        ("grade_at", {"authority": "Wiltshire", "grade": "great"}, "outstanding"),
        ("grade_at", {"authority": "Wiltshire", "grade": "good", "on": "31/02/2020"}, "YYYY-MM-DD"),
        ("grade_at", {"authority": "Wiltshire", "grade": "good", "town": "x"}, "has no blank"),
        ("one_of", {"authority": "865", "grade": "good", "among": "regions:atlantis"}, "group"),
        ("one_of", {"authority": "865", "grade": "good", "among": "neighbours:1999"}, "group"),
        ("areas_at_grade", {"authority": "865", "grade": "good", "count": "x"}, "whole number"),
    ],
)
def test_wrong_blanks_say_what_would_be_right(
    type_name: str, words: dict[str, str], said: str
) -> None:
    """Whoever typed it can mend it."""
    with pytest.raises(ArgumentError, match=said):
        Claim.parse(type_name, words)


def test_values_must_be_of_the_declared_type() -> None:
    """A year is no text, and a flag is no number."""
    with pytest.raises(ArgumentError, match="whole number"):
        Claim.of("grade_in_inspection", authority="865", grade=Grade.GOOD, year="2019")
    with pytest.raises(ArgumentError, match="whole number"):
        Claim.of("grade_in_inspection", authority="865", grade=Grade.GOOD, year=True)
    with pytest.raises(UnknownClaimTypeError, match="grade_at"):
        get_claim_type("nonsense")
    with pytest.raises(TypeError, match="blank"):
        codec_of(dict)


def test_an_unknown_measure_is_wrong_use() -> None:
    """The measure is named."""
    with pytest.raises(ArgumentError, match="hp_nothing"):
        Claim.parse("measure_level", {"authority": "865", "measure": "hp_nothing", "value": "1"})


_NAMES = {
    AmongKind.REGIONS: ["west-midlands", "north-west", "the-east-of-england"],
    AmongKind.TYPES: ["unitary-authority", "london-borough"],
    AmongKind.CODES: ["865", "894"],
    AmongKind.NEIGHBOURS: ["2021", "2025"],
}


@given(st.sampled_from(list(AmongKind)), st.integers(1, 2))
def test_groups_go_both_ways(kind: AmongKind, many: int) -> None:
    """A group's text form reads back as the group, and its members exist on the day."""
    names = _NAMES.get(kind, [])[: 1 if kind is AmongKind.NEIGHBOURS else many]
    text = f"{kind.value}:{'+'.join(names)}" if names else kind.value
    try:
        among = Among.parse(text.replace("the-", ""))
    except ValueError:
        assert kind is AmongKind.TYPES
        return
    assert Among.parse(str(among)) == among
    assert among.label
    day = date(2020, 3, 2)
    for code in among.resolve("894", day).codes:
        assert authorities.get(code).existed(day)


def test_standard_comparators_of_the_south_east() -> None:
    """England, region, type, and neighbours of both models; no second region where Ofsted's is
    the same."""
    names = [group.name for group in standard_comparators("921", date(2019, 1, 7))]
    assert names == [
        "England",
        "South East",
        "Unitary authority",
        "Statistical neighbours of Isle of Wight (2025)",
        "Statistical neighbours of Isle of Wight (2021)",
    ]


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "first"), (8, "eighth"), (9, "9th"), (11, "11th"), (21, "21st"), (112, "112th")],
)
def test_ordinals(number: int, words: str) -> None:
    """As a person says them."""
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Number("rate", 238.9, "per 10,000"), "238.9 per 10,000"),
        (Number("share", 44, "%"), "44%"),
        (Number("p", 0.0769), "0.0769"),
        (Number("people", 12345), "12,345"),
        (Number("place", "1 of 151"), "1 of 151"),
    ],
)
def test_figures_as_shown(number: Number, text: str) -> None:
    """With their unit."""
    assert number.text() == text


@given(st.sampled_from(list(EvidenceKind)), st.text(), st.none() | st.dates())
def test_evidence_is_kept_whole(kind: EvidenceKind, what: str, day: date | None) -> None:
    """As JSON and back."""
    evidence = Evidence(kind, what, "Ofsted", day, "again", "/wiltshire/", "key")
    assert Evidence.from_dict(evidence.to_dict()) == evidence
    assert evidence.footnote().startswith("Ofsted: ")
