"""What a reader types becomes an expression that FTS5 always accepts."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.inspections.search.query import (
    MAX_TERMS,
    STOP_WORDS,
    Term,
    match_expression,
    parse_text,
    words_of,
)

NO_WORDS: dict[str, list[str]] = {}


def expression(text: str, words: dict[str, list[str]] = NO_WORDS) -> str:
    parsed = parse_text(text)
    return match_expression(parsed.groups, parsed.excluded, lambda p: words.get(p, []))


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("early help", '("early") AND ("help")', "words are joined by AND"),
        ("early AND help", '("early") AND ("help")', "AND may be said"),
        ('"early help"', '("early help")', "a phrase stays together"),
        ("“early help”", '("early help")', "typographic quotation marks are the same"),
        ('"early help', '("early help")', "a phrase need not be closed"),
        ('neglect OR "domestic abuse"', '("neglect" OR "domestic abuse")', "either"),
        ("a OR neglect", '("neglect")', "OR with a word left out is nothing"),
        (
            "missing neglect OR exploitation care",
            '("missing") AND ("neglect" OR "exploitation") AND ("care")',
            "OR binds its two neighbours only",
        ),
        ("missing -school", '(("missing")) NOT ("school")', "minus leaves out"),
        ("missing NOT school", '(("missing")) NOT ("school")', "so does NOT"),
        (
            'missing -"return home"',
            '(("missing")) NOT ("return home")',
            "a phrase can be left out",
        ),
        ("out-of-hours", '("out of hours")', "a hyphen inside a word is no minus"),
        ("children's", '("children s")', "the index splits words at an apostrophe"),
        ("Café", '("cafe")', "accents and capitals do not matter"),
        ("the quality of plans", '("quality") AND ("plans")', "very common words are left out"),
        ('"plans of the"', '("plans of the")', "but count inside a phrase"),
        ("help*", '("help")', "a prefix without words in the index stands for itself"),
        ("text: NEAR + ^col", '("text") AND ("near") AND ("col")', "no syntax but ours"),
    ],
)
def test_expression(text: str, expected: str, why: str) -> None:
    assert expression(text) == expected, why


def test_a_prefix_is_any_word_of_the_index_that_begins_so() -> None:
    words = {"accommodat": ["accommodation", "accommodated"]}
    assert expression("accommodat*", words) == '("accommodation" OR "accommodated")'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("the of and", "too common"),
        ("ab* plans", "too short"),
        (" ".join(f"word{n}" for n in range(MAX_TERMS + 5)), f"first {MAX_TERMS} words"),
        ("x" * 2_000, "first 1,000 characters"),
    ],
)
def test_what_is_left_out_is_said(text: str, message: str) -> None:
    assert message in " ".join(parse_text(text).messages)


@pytest.mark.parametrize("text", ["", "   ", "—", '""', "*", "-", "OR", "NOT AND OR", "💡"])
def test_without_a_word_there_is_nothing_to_find(text: str) -> None:
    parsed = parse_text(text)
    assert (parsed.groups, parsed.excluded) == ((), ())


def test_stop_words_are_single_plain_words() -> None:
    assert all(words_of(word) == (word,) for word in STOP_WORDS)


def test_only_words_to_leave_out() -> None:
    assert parse_text("-school").excluded == (Term(("school",)),)


SYNTAX = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "*",
        "-",
        "−",
        "OR",
        "AND",
        "NOT",
        "NEAR(",
        ")",
        ":",
        "^",
        "+",
        "{",
        "\x00",
        "'",
    ]
)


@given(st.lists(st.one_of(st.text(max_size=12), SYNTAX), max_size=60).map(" ".join))
def test_no_text_makes_fts5_fail(text: str) -> None:
    parsed = parse_text(text)
    if not parsed.groups:
        return
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='porter unicode61')")
    connection.execute("INSERT INTO t VALUES ('early help')")
    found = connection.execute(
        "SELECT count(*) FROM t WHERE t MATCH ?",
        (match_expression(parsed.groups, parsed.excluded, lambda _: []),),
    ).fetchone()
    assert found[0] in (0, 1)
    connection.close()
