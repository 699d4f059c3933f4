"""The census's XML: however it is written, it gives the same tables."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lineofsight.returns.cin.kind import KIND
from tests.returns.cin.given import CENSUS, Read, line_of, read_text, without
from tests.returns.cin.walked import cells, walk

Tables = dict[str, list[tuple[Any, ...]]]

COUNTS = {
    "ChildIdentifiers": 3,
    "Header": 1,
    "ChildCharacteristics": 3,
    "Disabilities": 9,
    "CINdetails": 4,
    "Assessments": 3,
    "AssessmentFactors": 3,
    "CINPlanDates": 1,
    "Section47": 2,
    "ChildProtectionPlans": 2,
    "Reviews": 2,
}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """Every table as read from the plain text."""
    return read_text(tmp_path_factory.mktemp("census"), CENSUS).everything()


def test_a_census_without_fault(tmp_path: Path) -> None:
    """Every row is loaded, nothing is told, the year is known, and no rule finds anything."""
    read = read_text(tmp_path, CENSUS)
    assert read.counts() == COUNTS
    assert read.messages() == []
    assert (read.loaded.year, read.loaded.year_sure) == (2026, True)
    assert read.loaded.given == {table.name for table in KIND.tables}
    checked = read.check()
    assert checked.not_run == ()
    failing = {
        checked.rules[number].code
        for issues in checked.issues.values()
        for (number,) in read.connection.execute(f'SELECT _condition FROM "{issues}"').fetchall()
    }
    assert failing == set()


def test_every_value_is_in_its_table(tmp_path: Path) -> None:
    """As another parser finds it in the text, with the keys of what each row belongs to."""
    assert read_text(tmp_path, CENSUS).written() == cells(walk(CENSUS))


def test_each_row_has_the_line_of_its_element(tmp_path: Path) -> None:
    """That on which it begins; for a value that is a row, that of the value."""
    read = read_text(tmp_path, CENSUS)
    for table, element, count in (
        ("ChildIdentifiers", "<ChildIdentifiers>", 3),
        ("CINdetails", "<CINdetails>", 4),
        ("Section47", "<Section47>", 2),
        ("AssessmentFactors", "<AssessmentFactors>", 3),
        ("Reviews", "<CPPreviewDate>", 2),
    ):
        lines = [(line_of(element, nth=nth),) for nth in range(1, count + 1)]
        assert read.rows(table, "_line") == lines


PREFIXED = re.sub(r"<(/?)(?=\w)", r"<\1c:", CENSUS)


@pytest.mark.parametrize(
    "text",
    [
        CENSUS.replace("<Message>", '<Message xmlns="urn:some-council">'),
        PREFIXED.replace("<c:Message>", '<c:Message xmlns:c="urn:some-council">'),
        CENSUS.replace("<Message>", '<Message version="1" xmlns:xsi="urn:xsi" xsi:none="x">'),
        '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n' + CENSUS,
        CENSUS.replace("<Children>", "<!-- all of them --><Children><?made by hand?>"),
        re.sub(r">\s+<", "><", CENSUS),
        re.sub(r">\s+<", ">\r\n\t<", CENSUS),
        re.sub(r">([^<\s][^<]*)<", r"> \1\n<", CENSUS),
        CENSUS.replace(">A1<", "><![CDATA[A1]]><").replace(">WBRI<", ">&#87;B<!-- -->RI<"),
        CENSUS.replace("Message>", "CINCensus>"),
        re.sub(r"<(/?)(\w+)", lambda found: found[0].lower(), CENSUS),
    ],
    ids=[
        "namespace",
        "prefix",
        "attributes",
        "declaration",
        "comments",
        "one line",
        "line ends",
        "white space in values",
        "sections",
        "another root",
        "small letters",
    ],
)
def test_however_it_is_written(text: str, expected: Tables, tmp_path: Path) -> None:
    """The same rows, and nothing told."""
    read = read_text(tmp_path, text)
    assert read.everything() == expected
    assert read.messages() == []


DECLARED = '<?xml version="1.0" encoding="{}"?>\n'


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + CENSUS.encode(),
        CENSUS.encode("utf-16"),
        (DECLARED.format("utf-16") + CENSUS).encode("utf-16"),
        CENSUS.encode("utf-16-le"),
        (DECLARED.format("utf-16") + CENSUS).encode("utf-16-be"),
        (DECLARED.format("iso-8859-1") + CENSUS).encode("latin-1"),
    ],
    ids=["mark", "utf-16", "utf-16 declared", "utf-16-le", "utf-16-be", "latin-1"],
)
def test_in_whatever_encoding(data: bytes, expected: Tables, tmp_path: Path) -> None:
    """As the file says of itself, or its first bytes do."""
    read = read_text(tmp_path, data)
    assert read.everything() == expected
    assert read.messages() == []


def test_letters_in_other_encodings(tmp_path: Path) -> None:
    """Read right; where the file says nothing and is not UTF-8, it is told how it was taken."""
    text = CENSUS.replace("Made up", "Zoë’s")
    said = read_text(tmp_path, (DECLARED.format("windows-1252") + text).encode("cp1252"))
    assert said.rows("Header", "SoftwareCode") == [("Zoë’s",)]
    assert said.messages() == []
    silent = read_text(tmp_path, text.encode("cp1252"))
    assert silent.rows("Header", "SoftwareCode") == [("Zoë’s",)]
    (message,) = silent.messages()
    assert "it was read as Windows-1252" in message


def test_reviews_in_one_element_or_in_several(expected: Tables, tmp_path: Path) -> None:
    """The schema has all dates in one; systems write one each. Both give the same rows."""
    several = CENSUS.replace("<CPPreviewDate>2026", "</Reviews><Reviews><CPPreviewDate>2026")
    assert several.count("<Reviews>") == 2
    read = read_text(tmp_path, several)
    assert read.everything() == expected
    assert read.rows("Reviews", "CPPID", "CPPreviewDate") == [
        ("1", date(2025, 10, 6)),
        ("1", date(2026, 1, 12)),
    ]
    assert read.messages() == []


def test_reviews_without_a_date_are_kept(tmp_path: Path) -> None:
    """An empty element, one with white space, one with an empty date: each is a review."""
    undated = "<Reviews/>\n<Reviews>\n</Reviews>\n<Reviews><CPPreviewDate/></Reviews>\n"
    text = CENSUS.replace("</Reviews>\n", f"</Reviews>\n{undated}")
    read = read_text(tmp_path, text)
    dates = [(date(2025, 10, 6),), (date(2026, 1, 12),), (None,), (None,), (None,)]
    assert read.rows("Reviews", "CPPreviewDate") == dates
    assert {plan for (plan,) in read.rows("Reviews", "CPPID")} == {"1"}
    line = line_of("<Reviews/>", text)
    assert [(told_line, column) for told_line, column, _ in read.told()] == [
        (line, "CPPreviewDate"),
        (line + 1, "CPPreviewDate"),
        (line + 3, "CPPreviewDate"),
    ]


def test_factors_are_rows(tmp_path: Path) -> None:
    """Each with the keys of its assessment; none makes no row."""
    read = read_text(tmp_path, CENSUS)
    keys = ("LAchildID", "CINdetailsID", "AssessmentID", "AssessmentFactor")
    assert read.rows("AssessmentFactors", *keys) == [
        ("A1", "1", "1", "1B"),
        ("A1", "1", "1", "24A"),
        ("A1", "2", "2", "16A"),
    ]
    assert read.rows("Assessments", "AssessmentID", "LAchildID") == [
        ("1", "A1"),
        ("2", "A1"),
        ("3", "B2"),
    ]


@pytest.mark.parametrize(
    ("written", "known", "active"),
    [
        ("0", True, False),
        ("1", True, True),
        ("false", True, False),
        ("true", True, True),
        ("TRUE", False, True),
        ("False", False, False),
    ],
)
def test_yes_and_no(written: str, known: bool, active: bool, tmp_path: Path) -> None:
    """Capitals are no code of the schema, which is told, but what they say is understood: the
    third child, who has no disability any more, need not have one after no further action."""
    text = CENSUS.replace("<ReferralNFA>1<", f"<ReferralNFA>{written}<")
    text = text.replace("<Disability>NONE</Disability>", "<Disability>HALF</Disability>")
    read = read_text(tmp_path, text)
    assert read.rows("CINdetails", "ReferralNFA")[-1] == (written,)
    line = line_of(f"<ReferralNFA>{written}<", text, text.count(f"<ReferralNFA>{written}<"))
    told = [place for place, column, _ in read.told() if column == "ReferralNFA"]
    assert told == ([] if known else [line])
    assert bool(read.failing("8568")) is not known
    assert bool(read.failing("8540")) is not active


BORN = "PersonBirthDate"


@pytest.mark.parametrize(
    ("written", "day", "told_at"),
    [
        ("2015-04-03", date(2015, 4, 3), None),
        ("2015-04-03Z", date(2015, 4, 3), None),
        ("2015-04-03+01:00", date(2015, 4, 3), None),
        ("03/04/2015", date(2015, 4, 3), f"<{BORN}>"),
        ("2015-04-03T09:30:00", date(2015, 4, 3), f"<{BORN}>"),
        ("42097", date(2015, 4, 3), f"<{BORN}>"),
        ("31/06/2015", None, "<ChildIdentifiers>"),
        ("04/23/2015", None, "<ChildIdentifiers>"),
        ("03/04/1799", None, "<ChildIdentifiers>"),
        ("2015-04-03T25:00:00", None, "<ChildIdentifiers>"),
        ("2015-04-31", None, "<ChildIdentifiers>"),
        ("3.4.15", None, "<ChildIdentifiers>"),
        ("in April", None, "<ChildIdentifiers>"),
    ],
)
def test_dates(written: str, day: date | None, told_at: str | None, tmp_path: Path) -> None:
    """03/04/2015 is 3 April, and a time zone or time of day says nothing of the day. What is no
    date is kept as written. All but the way of XML is told, once: at its line where it is read in
    another way, at that of its row where it cannot be read."""
    read = read_text(tmp_path, CENSUS.replace("2015-04-03", written))
    ((born, kept),) = read.rows("ChildIdentifiers", BORN, f"{BORN}_text")[:1]
    assert born == day
    assert kept.startswith(written[:10])
    at = [] if told_at is None else [(line_of(told_at), BORN)]
    assert [(line, column) for line, column, _ in read.told()] == at


@pytest.mark.parametrize(
    ("written", "number", "told_at"),
    [
        ("3", 3, None),
        ("+3", 3, None),
        ("3.0", 3, "<NumberOfPreviousCPP>"),
        ("-3", -3, "<NumberOfPreviousCPP>"),
        ("3.5", None, "<ChildProtectionPlans>"),
        ("1e3", None, "<ChildProtectionPlans>"),
        ("nan", None, "<ChildProtectionPlans>"),
        ("three", None, "<ChildProtectionPlans>"),
        ("9999999999", None, "<ChildProtectionPlans>"),
    ],
)
def test_numbers(written: str, number: int | None, told_at: str | None, tmp_path: Path) -> None:
    """A whole number from 0 is of its type. What is none is kept as written; all else is told,
    once."""
    column = "NumberOfPreviousCPP"
    read = read_text(tmp_path, CENSUS.replace(f"<{column}>0<", f"<{column}>{written}<", 1))
    assert read.rows("ChildProtectionPlans", column, f"{column}_text")[0] == (number, written)
    at = [] if told_at is None else [(line_of(told_at), column)]
    assert [(line, column) for line, column, _ in read.told()] == at


def test_children_of_one_name(tmp_path: Path) -> None:
    """They are two rows; a rule tells of them."""
    text = CENSUS.replace("B2", "A1")
    read = read_text(tmp_path, text)
    assert read.counts() == COUNTS
    assert read.rows("ChildIdentifiers", "LAchildID") == [("A1",), ("A1",), ("C3",)]
    lines = [line_of("<ChildIdentifiers>", nth=nth) for nth in (1, 2)]
    assert read.failing("8510") == [("ChildIdentifiers", line) for line in lines]


def test_keys_count_through_the_file(tmp_path: Path) -> None:
    """No two episodes, assessments or plans share one, whichever child they belong to; and what
    stands in them has theirs. So too of a second file."""
    (tmp_path / "more.xml").write_text(CENSUS.replace(">A1<", ">D4<").replace(">B2<", ">E5<"))
    read = read_text(tmp_path, CENSUS)
    both = Read(tmp_path)
    for table, key, count in (
        ("CINdetails", "CINdetailsID", 4),
        ("Assessments", "AssessmentID", 3),
        ("ChildProtectionPlans", "CPPID", 2),
    ):
        numbers = [(str(number),) for number in range(1, count + 1)]
        assert read.rows(table, key) == numbers
        assert both.rows(table, key) == [(str(n),) for n in range(1, 2 * count + 1)]
    assert read.rows("ChildProtectionPlans", "LAchildID", "CINdetailsID", "CPPID") == [
        ("A1", "2", "1"),
        ("B2", "3", "2"),
    ]
    assert both.rows("Reviews", "LAchildID", "CPPID")[2:] == [("D4", "3"), ("D4", "3")]


def test_a_child_that_is_named_last(expected: Tables, tmp_path: Path) -> None:
    """What stands before its identifiers is its own all the same."""
    groups = re.compile(r"(<ChildIdentifiers>.*?</ChildIdentifiers>)(.*?)(?=</Child>)", re.DOTALL)
    read = read_text(tmp_path, groups.sub(r"\2\1", CENSUS))
    for table in ("CINdetails", "Section47", "Reviews", "Disabilities", "ChildIdentifiers"):
        assert read.everything()[table] == expected[table]


def test_a_second_source(tmp_path: Path) -> None:
    """The schema allows several: each is a row of the Header, with the collection's details."""
    text = CENSUS.replace("</Source>", "</Source><Source><LEA>331</LEA></Source>")
    rows = read_text(tmp_path, text).rows("Header", "Year", "ReferenceDate", "LEA", "SerialNo")
    day = date(2026, 3, 31)
    assert rows == [("2026", day, "330", "001"), ("2026", day, "331", None)]


@pytest.mark.parametrize("module", ["ChildCharacteristics", "ChildIdentifiers"])
def test_a_module_that_is_missing(module: str, tmp_path: Path) -> None:
    """The rest is loaded, and each child that has none is told with its line."""
    text = without(module)
    read = read_text(tmp_path, text)
    left = {t: n for t, n in COUNTS.items() if t != module}
    if module == "ChildCharacteristics":
        del left["Disabilities"]
    assert read.counts() == left
    lines = [line_of("<Child>", text, nth) for nth in (1, 2, 3)]
    assert [(line, column) for line, column, _ in read.told()] == [(n, module) for n in lines]


def test_no_header(tmp_path: Path) -> None:
    """The rest is loaded, and the year is found from closures of cases."""
    read = read_text(tmp_path, without("Header"))
    assert read.counts() == {table: n for table, n in COUNTS.items() if table != "Header"}
    assert (read.loaded.year, "CINclosureDate" in read.loaded.year_reason) == (2026, True)


def test_the_same_from_csv(expected: Tables, tmp_path: Path) -> None:
    """A file for each table, with the keys that the XML has counted."""
    for name, rows in walk(CENSUS).items():
        columns = list({table.name: table for table in KIND.tables}[name].columns())
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(rows)
    read = Read(tmp_path)
    assert read.everything() == expected
    assert read.messages() == []
