"""Lines put together. Each case is a page drawn as text: left edge, height, size, words."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.inspections.parse.blocks import Block, build
from lineofsight.inspections.parse.content import NOTES, read_content
from lineofsight.inspections.parse.pdf import Line
from lineofsight.inspections.tables import Body
from lineofsight.reference.areas import Area


def page(drawing: str, number: int = 1) -> list[Line]:
    """Lines of a page from a drawing; `B` after the size is bold, `^` a raised number first."""
    lines = []
    for row in drawing.strip().splitlines():
        x, y, size, text = row.split(None, 3)
        lines.append(
            Line(
                text,
                number,
                float(x),
                float(y),
                float(size.rstrip("B^")),
                size.endswith("B"),
                raised=size.endswith("^"),
            )
        )
    return lines


def shown(blocks: list[Block]) -> list[tuple[str, int | None, str]]:
    """Kind, number and text of each block."""
    return [(block.kind.value, block.number, block.text) for block in blocks]


PAGES = [
    (
        "a numbered paragraph keeps its lines; a wrapped year is no number",
        """
        72 736 12 1. Children are seen. This has been so since
        99 722 12 2019. Plans are clear.
        72 695 12 2. Visits are timely.
        """,
        [
            ("numbered", 1, "Children are seen. This has been so since 2019. Plans are clear."),
            ("numbered", 2, "Visits are timely."),
        ],
    ),
    (
        "no space after a number, and a number that opens the words",
        """
        72 736 12 1. One.
        72 709 12 2.Two.
        72 682 12 3. 307 families were helped.
        """,
        [
            ("numbered", 1, "One."),
            ("numbered", 2, "Two."),
            ("numbered", 3, "307 families were helped."),
        ],
    ),
    (
        "a number that does not follow is read where paragraphs start, so that a gap is seen",
        """
        72 736 12 1. One.
        72 709 12 7. Seven.
        """,
        [("numbered", 1, "One."), ("numbered", 7, "Seven.")],
    ),
    (
        "bullets under a bullet, by their place",
        """
        72 736 12 \uf06e Plans lack:
        116 716 12 \uf02d dates
        116 696 12 \uf02d names that are
        134 682 12 known.
        72 662 12 \uf06e Reviews are late.
        """,
        [
            ("bullet", None, "Plans lack:\n• dates\n• names that are known."),
            ("bullet", None, "Reviews are late."),
        ],
    ),
    (
        "two depths under a numbered paragraph",
        """
        72 736 12 1. Leaders should:
        99 716 12 \uf0a7 agree a plan
        118 702 12 with partners
        134 682 12 – by May
        99 662 12 \uf0a7 report on it.
        """,
        [
            (
                "numbered",
                1,
                "Leaders should:\n• agree a plan with partners\n  – by May\n• report on it.",
            )
        ],
    ),
    (
        "a bullet's own size may differ from its words'",
        """
        71 736 18 \uf06e Homes were good
        89 722 12 or better.
        """,
        [("bullet", None, "Homes were good or better.")],
    ),
    (
        "a grade in a column beside its heading belongs to the heading",
        """
        77 729 14B The experiences and progress of
        77 713 14B children who need help and
        77 697 14B protection
        357 721 14B Requires improvement
        357 704 14B to be good
        71 663 12B Summary
        71 640 12 Help is early.
        """,
        [
            (
                "heading",
                None,
                "The experiences and progress of children who need help and protection Requires "
                "improvement to be good",
            ),
            ("heading", None, "Summary"),
            ("paragraph", None, "Help is early."),
        ],
    ),
    (
        "paragraphs are parted by white space, not by full stops",
        """
        71 736 12 Help is early. It is
        71 722 12 well matched. It lasts.
        71 696 12 Care is good.
        """,
        [
            ("paragraph", None, "Help is early. It is well matched. It lasts."),
            ("paragraph", None, "Care is good."),
        ],
    ),
    (
        "page numbers and running lines are no words",
        """
        513 24 20 7
        71 40 8B Inspection of Mereshire local authority children’s services
        71 30 8B 8 to 12 May 2024 7
        71 736 12 Care is good.
        """,
        [("paragraph", None, "Care is good.")],
    ),
    (
        "a footnote stands apart and its mark leaves the words",
        """
        71 736 12 Children live in special schools3 and
        71 722 12 in homes.
        71 90 6.5 3
        78 85 10 These are schools for
        71 73 10 part of the year.
        """,
        [
            ("paragraph", None, "Children live in special schools and in homes."),
            ("note", None, "3 These are schools for part of the year."),
        ],
    ),
    (
        "a box that the PDF gives last is put where it stands",
        """
        71 400 14B Inspection findings
        71 370 12 2. Two.
        71 736 14B Recommendations
        71 700 12 1. One.
        """,
        [
            ("heading", None, "Recommendations"),
            ("numbered", 1, "One."),
            ("heading", None, "Inspection findings"),
            ("numbered", 2, "Two."),
        ],
    ),
]


@pytest.mark.parametrize(
    ("drawing", "blocks"),
    [(drawing, blocks) for _, drawing, blocks in PAGES],
    ids=[why for why, _, _ in PAGES],
)
def test_pages(drawing: str, blocks: list[tuple[str, int | None, str]]) -> None:
    assert shown(build([page(drawing)])) == blocks


def test_a_paragraph_is_whole_across_pages() -> None:
    """The page's number and a footnote between its halves do not part it."""
    first = page("71 736 12 1. Plans are clear and\n71 85 10^ 2 A note.")
    second = page("71 34 20 8\n99 736 12 well known. They last.\n71 700 12 2. Two.", 2)
    assert shown(build([first, second])) == [
        ("numbered", 1, "Plans are clear and well known. They last."),
        ("note", None, "2 A note."),
        ("numbered", 2, "Two."),
    ]


def test_words_that_only_announce_are_findings_and_each_point_a_recommendation() -> None:
    content = read_content(
        build(
            [
                page(
                    """
                    71 736 14B What needs to improve?
                    71 709 12 Leaders should improve the following:
                    89 689 12 \u25fc Supervision.
                    89 669 12 \u25fc Plans.
                    71 640 14B The impact of leaders: good
                    71 610 12 1. Leaders know their service.
                    """
                )
            ]
        )
    )
    assert [said.text for said in content.recommendations] == ["Supervision.", "Plans."]
    assert [said.text for said in content.findings] == [
        "Leaders should improve the following:",
        "Leaders know their service.",
    ]


def test_a_board_is_told_from_its_council() -> None:
    content = read_content(
        build(
            [
                page(
                    """
                    71 736 14B Recommendations
                    71 706 12 1. Agree thresholds.
                    71 680 16B The Local Safeguarding Children Board (LSCB)
                    71 650 14B The Local Safeguarding Children Board is good
                    71 620 14B Recommendations
                    71 590 12 2. Hold partners to account.
                    71 560 14B Inspection findings – the Local Safeguarding Children Board
                    71 530 12 3. The board is strong.
                    """
                )
            ]
        )
    )
    assert [(said.body, said.number) for said in content.recommendations] == [
        (Body.LOCAL_AUTHORITY, 1),
        (Body.LSCB, 2),
    ]
    (finding,) = content.findings
    assert (finding.body, finding.grade, finding.number) == (Body.LSCB, "good", 3)


@pytest.mark.parametrize("mark", ["\uf06e", "◼", "•", "▪", "◆", "‣", "➢", "\uf0d8", "✓"])
@pytest.mark.parametrize("nested", ["\uf02d", "– ", "- ", "o ", "○"])
def test_bullets_of_any_glyph(mark: str, nested: str) -> None:
    drawing = f"72 736 12 {mark} Plans lack:\n116 716 12 {nested}dates\n72 690 12 {mark} Two."
    assert [block.text for block in build([page(drawing)])] == ["Plans lack:\n• dates", "Two."]


@pytest.mark.parametrize("number", ["3", "Page 3", "page 3 of 12", "3 of 12"])
def test_page_numbers_in_words_are_left_out(number: str) -> None:
    drawing = f"280 40 12 {number}\n72 736 12 1. Plans are clear."
    assert shown(build([page(drawing)])) == [("numbered", 1, "Plans are clear.")]


def test_a_chapter_that_goes_on_with_the_numbers_of_a_longer_report() -> None:
    drawing = "72 736 12 144. One.\n72 709 12 145.Two.\n72 682 12 146. Three."
    assert [block.number for block in build([page(drawing)])] == [144, 145, 146]


def test_two_headings_of_one_size_are_two() -> None:
    drawing = "72 736 14B The board is good\n72 718 14B Recommendations\n72 700 12 1. Agree."
    assert [block.text for block in build([page(drawing)])] == [
        "The board is good",
        "Recommendations",
        "Agree.",
    ]


def test_a_heading_close_under_text_is_known_by_its_first_line() -> None:
    content = read_content(
        build(
            [
                page(
                    """
                    72 736 12 1. Leaders know their service.
                    72 708 12B The experiences and progress of children in
                    72 694 12B care and care leavers: good
                    72 660 12 2. Care leavers are well supported.
                    """
                )
            ]
        )
    )
    assert [said.area for said in content.findings] == [None, Area.IN_CARE_AND_CARE_LEAVERS]


WORDS = st.lists(
    st.sampled_from(
        "Children plans help. support: good requires improvement to be 1. 2. 12. – \uf06e \uf02d "
        "◼ Recommendations leavers, Contents care (i)".split()
    ),
    min_size=1,
    max_size=9,
).map(" ".join)
LINES = st.builds(
    Line,
    WORDS,
    st.just(1),
    st.sampled_from([71.0, 89.0, 99.0, 116.0, 357.0]),
    st.floats(70, 780),
    st.sampled_from([10.0, 12.0, 14.0, 16.0]),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_no_word_is_lost_or_made_up(lines: list[Line]) -> None:
    """Whatever the page, each word of it comes out in one block, bullets and numbers aside."""
    marks = {"–", "\uf06e", "\uf02d", "◼", "•", "1.", "2.", "12."}
    before = Counter(w for line in lines for w in line.text.split() if w not in marks)
    blocks = build([lines])
    after = Counter(w for block in blocks for w in block.text.split() if w not in marks)
    assert before == after


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_any_page_gives_content(lines: list[Line]) -> None:
    """Findings and recommendations never come out empty, whatever stands on the page."""
    content = read_content(build([lines]))
    assert all(said.text for said in content.findings + content.recommendations)
    assert all(said.section for said in content.recommendations)
    assert all(said.section == NOTES or said.body for said in content.findings)
