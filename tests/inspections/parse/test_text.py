"""Text put right, as a table of what is printed and what is meant."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.inspections.parse.text import (
    compound_or_word,
    count_names,
    dates_in,
    grade_at_end,
    join_lines,
    mend,
    periods_in,
    person,
    tidy,
)
from lineofsight.reference.grades import Grade

HYPHENS = [
    ("short\ufffeterm plans", "", "short-term plans", "a compound keeps its hyphen"),
    ("well\x02being", "", "well-being", "both marks mean the same"),
    ("under\ufffestanding", "Good understanding.", "understanding", "printed whole elsewhere"),
    ("long\ufffeterm", "long-term and longterm", "long-term", "the hyphened form is there too"),
    ("re\ufffeOfsted", "reOfsted", "re-Ofsted", "a capital starts a word of its own"),
    ("aged 16\ufffe17", "1617", "aged 16-17", "figures are never joined"),
    ("out\ufffeof\ufffehours", "", "out-of-hours", "two marks in one word"),
]


@pytest.mark.parametrize(("printed", "elsewhere", "meant", "why"), HYPHENS)
def test_hyphens_at_line_ends(printed: str, elsewhere: str, meant: str, why: str) -> None:
    spellings = compound_or_word([printed], f"{printed}\n{elsewhere}")
    assert mend(printed, spellings) == meant, why


LINES = [
    (["Plans are", "clear."], "Plans are clear."),
    (["16- and 17-", "year-olds"], "16- and 17-year-olds"),
    (["short-", "and long-term"], "short- and long-term"),
    (["between 2012–", "13 and now"], "between 2012–13 and now"),
    (["leaders –", "and partners"], "leaders – and partners"),
    (["health/", "education"], "health/education"),
    (["a  space", "too many ."], "a space too many."),
    ([], ""),
]


@pytest.mark.parametrize(("lines", "text"), LINES)
def test_lines_become_running_text(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text


HEADINGS = [
    ("… need help and protection: good", "… need help and protection", Grade.GOOD),
    ("… care leavers is outstanding.", "… care leavers", Grade.OUTSTANDING),
    (
        "… in care: requires improvement to be good",
        "… in care",
        Grade.REQUIRES_IMPROVEMENT,
    ),
    (
        "The graded judgement for adoption performance is that it requires improvement",
        "The graded judgement for adoption performance",
        Grade.REQUIRES_IMPROVEMENT,
    ),
    ("The LSCB is inadequate because:", "The LSCB", Grade.INADEQUATE),
    ("What needs to improve?", "What needs to improve?", None),
    ("Requires improvement", "", Grade.REQUIRES_IMPROVEMENT),
    ("Adoption performance Not judged", "Adoption performance", Grade.NOT_JUDGED),
]


@pytest.mark.parametrize(("heading", "title", "grade"), HEADINGS)
def test_a_heading_and_the_grade_it_restates(heading: str, title: str, grade: Grade | None) -> None:
    assert grade_at_end(heading) == (title, grade)


PERIODS = [
    ("25 September to 29 September 2023", ["2023-09-25/2023-09-29"]),
    ("22 June 2015 – 16 July 2015", ["2015-06-22/2015-07-16"]),
    ("24 – 28 June 2013", ["2013-06-24/2013-06-28"]),
    ("15-19 July 2013", ["2013-07-15/2013-07-19"]),
    ("28 January–5 February 2014", ["2014-01-28/2014-02-05"]),
    ("18 Feb 2014 – 12 March 2014", ["2014-02-18/2014-03-12"]),
    ("12/09/2016 to 06/10/2016", ["2016-09-12/2016-10-06"]),
    ("10 December to 15 January 2020", ["2019-12-10/2020-01-15"]),
    (
        "6 to 10 May 2024 and 3 to 7 June 2024",
        ["2024-05-06/2024-05-10", "2024-06-03/2024-06-07"],
    ),
    ("6 to 10 May, 3 to 7 June 2024", ["2024-05-06/2024-05-10", "2024-06-03/2024-06-07"]),
    ("8 and 9 May 2024", ["2024-05-08/2024-05-09"]),
    ("12–16 and 26–30 June 2023", ["2023-06-12/2023-06-16", "2023-06-26/2023-06-30"]),
    (
        "24 September – 3 October and 13 – 15 October 2014",
        ["2014-09-24/2014-10-03", "2014-10-13/2014-10-15"],
    ),
    (
        "28 November 2022 to 9 December 2022 and 9 to 13 January 2023",
        ["2022-11-28/2022-12-09", "2023-01-09/2023-01-13"],
    ),
    ("Monday 3rd June to Friday 14th June 2019", ["2019-06-03/2019-06-14"]),
    ("4 June2018 to15 June 2018", ["2018-06-04/2018-06-15"]),
    ("31 February 2024", []),
    ("no date at all", []),
]


@pytest.mark.parametrize(("printed", "periods"), PERIODS)
def test_periods_on_site(printed: str, periods: list[str]) -> None:
    assert [f"{start}/{end}" for start, end in periods_in(printed)] == periods


def test_a_file_name_holds_its_date() -> None:
    assert dates_in("children's services inspection - 01 september 2015") == [date(2015, 9, 1)]


PEOPLE = [
    ("Jo Bloggs, His Majesty’s Inspector", "Jo Bloggs"),
    ("Jo Bloggs HMI", "Jo Bloggs"),
    ("Jo Bloggs, Her Majesty's Inspector (HMI)", "Jo Bloggs"),
    (" Jo  Bloggs-Smith ", "Jo Bloggs-Smith"),
    ("Jo Bloggs, Senior HMI", "Jo Bloggs"),
    ("Jo Bloggs, Acting Senior His Majesty’s Inspector", "Jo Bloggs"),
    ("Jo Bloggs , His Majesty ’s Inspector", "Jo Bloggs"),
    ("Jo Bloggs, Regulatory Inspection Manager", "Jo Bloggs"),
    ("HMI Jo Bloggs", "Jo Bloggs"),
    ("Siân Llŷr-O’Neill, His Majesty’s Inspector, Social Care", "Siân Llŷr-O’Neill"),
    ("Jo Bloggs, His Majesty’s Inspector and Al Smith, HMI", "Jo Bloggs and Al Smith"),
    ("Her Majesty’s Inspector", None),
]


@pytest.mark.parametrize(("printed", "name"), PEOPLE)
def test_a_name_without_rank(printed: str, name: str | None) -> None:
    assert person(printed) == name


LISTS = [
    ("Jo Bloggs HMI, Al Smith and Bo Jones (contracted inspector)", 3),
    ("Jo Bloggs, Acting Senior HMI, Al Smith, Associate Inspector", 2),
    ("HMI Jo Bloggs, Al Smith", 2),
    ("Jo Bloggs/Al Smith", 2),
]


@pytest.mark.parametrize(("printed", "names"), LISTS)
def test_names_are_counted_however_they_are_parted(printed: str, names: int) -> None:
    assert count_names(printed) == names


@given(st.text())
def test_tidy_text_stays_as_it_is(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert "".join(once.split()) == "".join(text.split())


@given(st.text())
def test_any_text_may_be_searched_for_periods(text: str) -> None:
    assert all(isinstance(start, date) for start, _ in periods_in(text))
