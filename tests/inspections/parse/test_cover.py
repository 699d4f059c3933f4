"""What a cover says, in the wordings and line breaks that reports have had or may have."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lineofsight.inspections.parse.cover import is_cover, read_cover, read_team
from lineofsight.inspections.parse.identity import identify
from lineofsight.inspections.parse.pdf import Line


def lines(*texts: str, size: float = 12.0, bold: bool = False, top: float = 600.0) -> list[Line]:
    """Lines one under another."""
    return [Line(text, 1, 72.0, top - 30 * i, size, bold) for i, text in enumerate(texts)]


NAME = lines("Mereshire County Council", size=26, top=700)

DATES = [
    (("Inspection dates: 4 June 2018 to 15 June 2018",), "one line"),
    (("Inspection date(s): 4 to 15 June 2018",), "another label"),
    (("Dates of inspection 4 to 15 June 2018",), "no colon"),
    (("Review dates: 4 to 15 June 2018",), "a board is reviewed, not inspected"),
    (("Inspected: 4 to 15 June 2018",), "shorter"),
    (("Inspection dates:", "4 June 2018 to", "15 June 2018"), "over three lines"),
    (("Inspection dates: 4 June", "to 15", "June 2018"), "a line without a year"),
]


@pytest.mark.parametrize(
    "texts", [texts for texts, _ in DATES], ids=[why.replace(" ", "_") for _, why in DATES]
)
def test_dates_however_they_are_labelled(texts: tuple[str, ...]) -> None:
    page = NAME + lines(*texts, "Lead inspector: Jo Bloggs", "In 2017 services were inadequate.")
    assert read_cover(page).periods == [(date(2018, 6, 4), date(2018, 6, 15))]
    assert is_cover(page)


PERIODS = [
    ("Inspection dates: 4 to 8 and 18 to 22 June 2018",),
    ("Inspection dates: 4 June to 8 June 2018 and", "18 June to 22 June 2018"),
    ("Inspection dates: 4 to 8 June 2018", "and 18 to 22", "June 2018"),
    ("Inspection date: 4–8 June 2018, 18–22 June 2018",),
]


@pytest.mark.parametrize("texts", PERIODS)
def test_two_periods_on_site(texts: tuple[str, ...]) -> None:
    assert read_cover(NAME + lines(*texts, "Report published: 1 August 2018")).periods == [
        (date(2018, 6, 4), date(2018, 6, 8)),
        (date(2018, 6, 18), date(2018, 6, 22)),
    ]


LEADS = [
    (("Lead inspector: Jo Bloggs, His Majesty’s Inspector",), "Jo Bloggs"),
    (("Lead inspector: Jo Bloggs, His", "Majesty’s Inspector"), "Jo Bloggs"),
    (("Lead inspector: Jo Bloggs,", "Her Majesty’s Inspector"), "Jo Bloggs"),
    (("Lead inspector:", "Jo Bloggs, HMI"), "Jo Bloggs"),
    (("Lead inspectors: Jo Bloggs, HMI and Al Smith, HMI",), "Jo Bloggs and Al Smith"),
    (("Reporting inspector Jo Bloggs HMI",), "Jo Bloggs"),
    (("Lead HMI: Jo Bloggs",), "Jo Bloggs"),
    (("Lead inspector:", "Judgement Grade"), None),
    (("Lead inspector:", "The impact of leaders on social work practice"), None),
    (("Judgement Grade",), None),
]


@pytest.mark.parametrize(("texts", "name"), LEADS)
def test_the_lead_inspector(texts: tuple[str, ...], name: str | None) -> None:
    page = NAME + lines("Inspection dates: 4 to 15 June 2018", *texts)
    assert read_cover(page).lead_inspector == name


PUBLISHED = [
    "Report published: 1 August 2018",
    "Published on 1 August 2018",
    "Date of publication: 1 August 2018",
    "Date published: 1st August 2018",
    "Report publication date: 1 August 2018",
]


@pytest.mark.parametrize("text", PUBLISHED)
def test_the_date_of_publication_is_no_period(text: str) -> None:
    cover = read_cover(NAME + lines("Inspection date: 4 to 15 June 2018", text))
    assert cover.published == date(2018, 8, 1)
    assert cover.periods == [(date(2018, 6, 4), date(2018, 6, 15))]


def test_a_name_in_the_size_of_the_title_stands_apart() -> None:
    page = [
        Line("Royal Borough of Kensington", 1, 72, 700, 14, True),
        Line("and Chelsea", 1, 72, 684, 14, True),
        Line("Re-inspection of services for children in need of help and", 1, 72, 668, 14, True),
        Line("protection, children looked after and care leavers", 1, 72, 652, 14, True),
    ]
    cover = read_cover(page + lines("Inspection date: 4 to 15 June 2018"))
    assert cover.authority == "Royal Borough of Kensington and Chelsea"
    assert cover.title.startswith("Re-inspection of services")


def test_a_small_title_makes_a_cover_too_and_a_sentence_does_not() -> None:
    dates = lines("Inspection dates: 4 to 15 June 2018")
    assert is_cover(lines("Inspection of Mereshire children’s services", size=14, top=700) + dates)
    assert not is_cover(lines("Services have improved since then.", top=700) + dates)
    assert not is_cover(dates + NAME)


NAMES = [
    (("Inspection of Reading’s children’s services",), "reading", None),
    (("Inspection of children’s services in Medway",), "medway", None),
    (("Inspection of the City of London Corporation",), "city-of-london", None),
    (("Slough Children First",), "slough", "Slough Children First"),
    (
        ("Kingston upon Thames", "(Achieving for Children)"),
        "kingston-upon-thames",
        "Kingston upon Thames (Achieving for Children)",
    ),
]


@pytest.mark.parametrize(("title", "slug", "trust"), NAMES)
def test_whose_cover_it_is(title: tuple[str, ...], slug: str, trust: str | None) -> None:
    page = lines(*title, size=26, top=700) + lines("Inspection dates: 4 to 15 June 2018")
    found = identify(read_cover(page).authority, date(2018, 6, 4), Path("report.pdf"), [])
    assert found.authority is not None
    assert (found.authority.slug, found.delivered_by) == (slug, trust)


def test_a_team_whose_labels_lack_their_colon() -> None:
    lead, roles = read_team(
        [
            "Lead inspector Jo Bloggs HMI",
            "Deputy lead inspector Al Smith",
            "Team inspectors: Bo Jones",
        ]
    )
    assert lead == "Jo Bloggs"
    assert [names for _, names in roles] == ["Jo Bloggs HMI", "Al Smith", "Bo Jones"]


def test_words_about_the_team_are_no_label() -> None:
    lead, roles = read_team(
        ["Team inspectors: Bo Jones", "and Cy Brown", "Quality assurance manager: Ed White"]
    )
    assert (lead, roles) == (None, [("Team inspectors", "Bo Jones and Cy Brown")])
