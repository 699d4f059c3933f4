"""What a paragraph is about. The sentences here are ours; real paragraphs that were labelled by
hand are kept by reference in `tests/data/theme_labels.csv`."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.inspections.pool import FileResult
from lineofsight.inspections.themes import (
    THEMES,
    UnknownThemeError,
    theme,
    themes_of,
    themes_reference,
)
from lineofsight.inspections.themes.matching import Start, starts

LABELS = Path(__file__).parents[1] / "data" / "theme_labels.csv"


def codes(text: str) -> str:
    return " ".join(each.code for each in themes_of(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Supervision is monthly and leaves time to reflect.", "supervision"),
        ("Team managers rarely record their management oversight.", "management_oversight"),
        ("Turnover is high and caseloads are heavy.", "workforce"),
        ("Case audits say little about impact.", "quality_assurance"),
        ("Performance information is accurate and used every week.", "performance"),
        ("The self-evaluation is honest.", "leadership"),
        ("Councillors are keen corporate parents.", "corporate_parenting"),
        ("Partnership working has grown.", "partnership"),
        ("The KSCB does not meet often enough.", "partnership"),
        ("Chronologies are out of date.", "recording"),
        ("Their faith and heritage are understood.", "equality"),
        ("Early help reaches many.", "early_help"),
        ("Thresholds are applied evenly by the MASH.", "front_door"),
        ("Strategy discussions leave out health staff.", "strategy_discussions"),
        ("Assessments are too long.", "assessment"),
        ("Core groups meet on time.", "child_protection_plans"),
        ("Child in need meetings lapse.", "child_in_need"),
        ("Care plans are vague.", "plans"),
        ("Neglect is not named early enough.", "neglect"),
        ("MARAC meets every week.", "domestic_abuse"),
        ("County lines are mapped by police.", "exploitation"),
        ("Female genital mutilation is asked about.", "radicalisation"),
        ("Return home interviews are late.", "missing"),
        ("Electively home educated pupils are visited.", "missing_education"),
        ("Private fostering is poorly known.", "private_fostering"),
        ("Young people who present as homeless wait too long.", "homeless_16_17"),
        ("The LADO answers within a day.", "allegations"),
        ("Short breaks are popular.", "disabled_children"),
        ("Unaccompanied boys arrive at the port.", "unaccompanied"),
        ("Edge of care work keeps families together.", "edge_of_care"),
        ("Letters before proceedings are clear.", "pre_proceedings"),
        ("The voice of the child is strong.", "voice"),
        ("Dental checks are overdue.", "health"),
        ("Unregistered settings are used too often.", "placements"),
        ("Permanence is considered from the start.", "permanence"),
        ("Family time is happy.", "family_time"),
        ("Life-story books are finished in time.", "life_story"),
        ("Adopters are found quickly.", "adoption"),
        ("Fostering panels are thorough.", "fostering"),
        ("Special guardians are well supported.", "connected_carers"),
        ("IROs challenge when needed.", "reviews"),
        ("Advocacy is offered to all.", "advocacy"),
        ("The virtual school is ambitious.", "education_in_care"),
        ("Few are given their health histories.", "health_histories"),
        ("Staying put is encouraged.", "accommodation"),
        ("Pathway plans start late.", "pathway_plans"),
        ("Personal advisers care.", "personal_advisers"),
        ("Apprenticeships are few.", "eet"),
        ("The local offer is on a card.", "local_offer"),
    ],
)
def test_each_theme_is_found(text: str, expected: str) -> None:
    assert expected in codes(text).split()


def test_every_theme_has_an_example_above() -> None:
    marks = test_each_theme_is_found.pytestmark  # type: ignore[attr-defined]
    shown = {expected for _, expected in marks[0].args[1]}
    assert shown == {each.code for each in THEMES}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing is said"),
        ("The weather was fine.", "nothing that has a theme"),
        ("A supervision order was made.", "an order is no supervision of staff"),
        ("The NHS has an audit office.", "an office is no audit of practice"),
        ("Boys adopted a new game.", "not every adoption is of a child"),
        (
            "The number of free school meals is high: 12 children are unaccompanied.",
            "a paragraph of statistics",
        ),
    ],
)
def test_no_theme(text: str, why: str) -> None:
    assert codes(text) == "", why


LONG = (
    "The virtual school is ambitious. Attendance is good. Results have risen. Teachers are pleased "
    "with what pupils did this year, as is every adopter we met in town. The gap is closing."
)


def test_a_mention_in_passing_does_not_count() -> None:
    assert "adoption" in codes("Teachers are pleased, as is every adopter we met in town.")
    assert "adoption" not in codes(LONG)
    assert "education_in_care" in codes(LONG)


def test_a_theme_mentioned_twice_counts() -> None:
    assert "adoption" in codes(LONG + " We then had tea with one other kindly adopter.")


def test_a_theme_that_heads_a_sentence_counts() -> None:
    assert "adoption" in codes(LONG + " Adopters wait too long.")


def test_every_bullet_is_a_paragraph_of_its_own() -> None:
    bullets = "\n• ".join(("Improve:", *(f"matter {n}. And so on" for n in range(4))))
    assert codes(bullets + "\n• how soon a child who has left may see an adopter") == "adoption"


@pytest.mark.parametrize(
    "text", ["PERSONAL ADVISERS", "personal\nadvisers", "Care leavers’ personal advisers"]
)
def test_case_lines_and_quotes_do_not_matter(text: str) -> None:
    assert "personal_advisers" in codes(text)


@given(st.text(max_size=300))
def test_any_text_has_known_themes_once_and_in_order(text: str) -> None:
    places = [THEMES.index(each) for each in themes_of(text)]
    assert places == sorted(set(places))


def test_codes_and_names_are_unique() -> None:
    assert len({each.code for each in THEMES}) == len({each.name for each in THEMES}) == len(THEMES)


def test_every_pattern_begins_with_letters_of_a_word() -> None:
    for each in THEMES:
        for pattern in (*each.patterns, *each.exclusions):
            assert starts(pattern), f"{each.code}: {pattern}"
            assert re.compile(pattern).match("") is None, f"{each.code}: {pattern} matches nothing"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"neglect(?:ed)?\b", {Start("neglect", whole=False)}),
        (r"early help\b", {Start("early", whole=True)}),
        (r"case-?loads?\b", {Start("case", whole=False)}),
        (r"(?:care|court) thresholds?", {Start("care", whole=True), Start("court", whole=True)}),
        (r"pas?\b", {Start("pa", whole=False)}),
    ],
)
def test_how_a_pattern_begins(pattern: str, expected: set[Start]) -> None:
    assert starts(pattern) == expected


@pytest.mark.parametrize("pattern", [r"\w+ help", r"(?:\d+) children", r"a?b", r"x"])
def test_a_pattern_that_begins_otherwise_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="must begin with at least 2 letters"):
        starts(pattern)


def test_a_theme_by_its_code() -> None:
    assert theme("missing").name == "Missing children and return home interviews"
    with pytest.raises(UnknownThemeError, match="no_such"):
        theme("no_such")


def test_the_reference_lists_every_theme() -> None:
    rows = themes_reference()
    assert len(rows) == len(THEMES) + 2
    assert all(row.count("|") == 5 for row in rows)


# --- Agreement with a person's reading ---


@dataclass(frozen=True)
class Label:
    """One labelled paragraph: where it is, a hash of its letters, and its themes."""

    half: str
    file: str
    report_id: str
    kind: str
    letters_sha256: str
    themes: frozenset[str]


def labels() -> list[Label]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        return [
            Label(
                row["half"],
                row["file"],
                row["report_id"],
                row["kind"],
                row["letters_sha256"],
                frozenset(filter(None, row["themes"].split(";"))),
            )
            for row in csv.DictReader(file)
        ]


def letters_sha256(text: str) -> str:
    """A mark of a paragraph that spaces, hyphens and figures do not change."""
    return hashlib.sha256(re.sub(r"[^a-z]", "", text.lower()).encode()).hexdigest()[:12]


def test_labels_name_declared_themes_and_hold_no_text() -> None:
    known = {each.code for each in THEMES}
    found = labels()
    assert len(found) >= 200
    assert all(label.themes <= known for label in found)
    assert all(re.fullmatch(r"[0-9a-f]{12}", label.letters_sha256) for label in found)
    development = {label.report_id for label in found if label.half == "development"}
    held_out = {label.report_id for label in found if label.half == "held_out"}
    assert not development & held_out, "no report is in both halves"


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("half", "least_precision", "least_recall"),
    [("development", 0.80, 0.89), ("held_out", 0.73, 0.87)],
)
def test_agreement_with_labels(
    half: str,
    least_precision: float,
    least_recall: float,
    parsed_corpus: dict[str, FileResult],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Precision and recall over all themes. Patterns were tuned on `development` only."""
    wanted = [label for label in labels() if label.half == half]
    right, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    located = 0
    for label in wanted:
        text = _text_of(label, parsed_corpus)
        if text is None:
            continue
        located += 1
        got = {each.code for each in themes_of(text)}
        right.update(got & label.themes)
        extra.update(got - label.themes)
        missed.update(label.themes - got)
    precision = right.total() / (right.total() + extra.total())
    recall = right.total() / (right.total() + missed.total())
    with capsys.disabled():
        print(f"\n{half}: {located} of {len(wanted)} paragraphs located")  # noqa: T201
        print(f"precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201
        for each in THEMES:
            counts = (right[each.code], extra[each.code], missed[each.code])
            print(f"  {each.code:24} right {counts[0]:3} extra {counts[1]:3} missed {counts[2]:3}")  # noqa: T201
    assert located >= 0.9 * len(wanted), "the reader changed: label the lost paragraphs again"
    assert precision >= least_precision
    assert recall >= least_recall


def _text_of(label: Label, parsed_corpus: dict[str, FileResult]) -> str | None:
    result = parsed_corpus.get(label.file)
    for report in result.reports if result else []:
        rows = report.findings if label.kind == "finding" else report.recommendations
        for row in rows:
            if letters_sha256(row.text) == label.letters_sha256:
                return row.text
    return None
