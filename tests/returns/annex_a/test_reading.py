"""Lists are recognised under many names, and none is lost for a heading that is."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from lineofsight.returns.annex_a.tables import LISTS
from lineofsight.returns.kinds import KINDS
from lineofsight.returns.run import check_return
from tests.returns.annex_a.given import CONTACT, CONTACTS, HEADINGS, Read, Rows, workbook

_SHARED = ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)")
_CHILD = ("101", "M", "WBRI", "01/02/2015", 11)


@pytest.mark.parametrize(
    ("number", "names"),
    [
        (1, ("List 1", "1 Contacts", "Contacts", "List_1", "LIST01", "01. Contacts", "list1")),
        (4, ("List 4", "4_Assessments", "Assessments", "Annex A List 4")),
        (7, ("List 7", "7 CP plans", "Child Protection", "CPP")),
        (8, ("List 8", "8 LAC", "Looked After Children", "Children in Care")),
    ],
)
def test_a_sheet_is_told_by_its_name_where_its_columns_fit_several(
    tmp_path: Path, number: int, names: tuple[str, ...]
) -> None:
    """Only columns that most lists have are there."""
    for name in names:
        rows: Rows = (_SHARED, _CHILD)
        read = Read(workbook(tmp_path / f"{name}.xlsx", {name: rows}))
        assert read.tables() == {name: LISTS[number].name}, name
        assert read.rows(LISTS[number].name, "child_id", "age") == [("101", 11)]


def test_list_1_is_neither_list_10_nor_11(tmp_path: Path) -> None:
    """Numbers are compared whole."""
    sheets: dict[str, Rows] = {
        f"List {number}": (HEADINGS[number][:4], ("1",) * 4) for number in (1, 10, 11)
    }
    read = Read(workbook(tmp_path / "lists.xlsx", sheets))
    assert read.tables() == {"List 1": "Contacts", "List 10": "Adoption", "List 11": "Adopters"}


def test_columns_that_fit_several_lists_equally_are_not_guessed(tmp_path: Path) -> None:
    """Without a telling name nothing is loaded, and it is said what would help."""
    read = Read(workbook(tmp_path / "lists.xlsx", {"Sheet1": (_SHARED, _CHILD)}))
    assert read.tables() == {"Sheet1": None}
    assert "equally well" in read.messages()[0]


@pytest.mark.parametrize("number", LISTS)
def test_no_list_is_lost_for_any_one_column(tmp_path: Path, number: int) -> None:
    """Each column is left out in turn: the list is there, the column blank, and it is told."""
    table = LISTS[number]
    headings = HEADINGS[number]
    for place, name in enumerate(table.columns()):
        left = [*headings[:place], *headings[place + 1 :]]
        path = workbook(tmp_path / "lists.xlsx", {f"List {number}": (left, ["1"] * len(left))})
        read = Read(path)
        assert read.tables() == {f"List {number}": table.name}, name
        assert read.rows(table.name, name) == [(None,)]
        (message,) = [m for m in read.messages() if "no such column" in m]
        assert message.startswith(f"{name}:")


def test_a_list_with_three_columns_left_is_read(tmp_path: Path) -> None:
    """Several columns may be missing, those that tell the list among them."""
    rows: Rows = (("Child Unique ID", "Allocated Team", "Gender"), ("101", "Duty", "Female"))
    read = Read(workbook(tmp_path / "lists.xlsx", {"List 3": rows}))
    assert read.rows("Referrals", "child_id", "team", "gender", "referral_date") == [
        ("101", "Duty", "F", None)
    ]
    assert sum("no such column" in message for message in read.messages()) == 8


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Dt of Birth", "Date of Birth"),
        ("Date of Brith", "Date of Birth"),
        ("Child's Date of Birth", "Date of Birth"),
        ("Child's LCS identifier", "Child Unique ID"),
        ("Ethncity", "Ethnicity"),
        ("Date of the first contact", "Date of Contact"),
        ("Source of the contact", "Contact Source"),
    ],
)
def test_a_heading_that_is_nearly_right_is_taken_and_told(
    tmp_path: Path, heading: str, meant: str
) -> None:
    """By a pattern or by likeness; it can be put right by renaming."""
    headings = [heading if name == meant else name for name in HEADINGS[1]]
    rows: Rows = (headings, CONTACTS[1])
    read = Read(workbook(tmp_path / "lists.xlsx", {"Sheet1": rows}))
    assert read.rows("Contacts", "child_id", "birth_date", "contact_date") == [
        ("101", date(2015, 2, 1), date(2026, 3, 2))
    ]
    assert read.messages() == [
        f"{heading}: The column was taken for “{meant}”, by a name that is nearly so."
    ]


@pytest.mark.parametrize(
    ("number", "wrong"),
    [
        (11, {"Date Stage 1 started": "Date Stage 3 started"}),
        (5, {"Was an Initial Child Protection Conference deemed unnecessary?": "ICPC necessary"}),
        (
            5,
            {
                "Was an Initial Child Protection Conference deemed unnecessary?": "Was an Initial "
                "Child Protection Conference deemed necessary?"
            },
        ),
        (1, {"Date of Birth": "Mother's date of birth"}),
        (6, {"Gender": "Sector"}),
    ],
)
def test_what_may_mean_something_else_is_not_taken(
    tmp_path: Path, number: int, wrong: dict[str, str]
) -> None:
    """A name with another number, or that denies what the column says, is left unread."""
    headings = [wrong.get(name, name) for name in HEADINGS[number]]
    rows: Rows = (headings, ["1"] * len(headings))
    read = Read(workbook(tmp_path / "lists.xlsx", {f"List {number}": rows}))
    (unread,) = wrong.values()
    assert not any("was taken for" in message for message in read.messages())
    assert any(m.startswith(f"{unread[:100]}: The column is not one") for m in read.messages())


def test_what_exact_headings_say_comes_before_guesses(tmp_path: Path) -> None:
    """A care leaver's latest date of contact does not make the list one of contacts."""
    rows: Rows = (
        ("Child Unique ID", "Gender", "Latest Date of Contact", "Eligibility Category"),
        ("101", "F", date(2026, 3, 1), "b) Former relevant child"),
    )
    read = Read(workbook(tmp_path / "lists.xlsx", {"Sheet1": rows}))
    assert read.tables() == {"Sheet1": "CareLeavers"}
    assert read.rows("CareLeavers", "last_contact", "eligibility") == [(date(2026, 3, 1), "FORMER")]


def test_columns_are_believed_before_the_name_and_that_is_told(tmp_path: Path) -> None:
    read = Read(workbook(tmp_path / "lists.xlsx", {"List 3": CONTACTS}))
    assert read.tables() == {"List 3": "Contacts"}
    assert any("name is that of another table" in message for message in read.messages())


def test_csv_files_are_read_likewise(tmp_path: Path) -> None:
    """Dates day first or ISO; a file's name tells its list."""
    (tmp_path / "list_3.csv").write_text(
        "Child Unique ID,Gender,Date of Birth,Age\n101,1,2015-02-01,11\n102,M,01/02/2015,11\n"
    )
    read = Read(tmp_path)
    assert read.rows("Referrals", "child_id", "gender", "birth_date") == [
        ("101", "M", date(2015, 2, 1)),
        ("102", "M", date(2015, 2, 1)),
    ]


def test_iso_dates_are_never_month_first(tmp_path: Path) -> None:
    """Every day of these is up to 12, so that each could be misread."""
    days = [date(2026, month, day) for month in range(1, 13) for day in range(1, 13)]
    rows = [f"{n},{day.isoformat()}" for n, day in enumerate(days)]
    text = "\n".join(["Child Unique ID,Date of Contact", *rows, "999,11/12/2025"])
    (tmp_path / "contacts.csv").write_text(text)
    read = Read(tmp_path)
    assert [day for (day,) in read.rows("Contacts", "contact_date")] == [*days, date(2025, 12, 11)]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("M", "M"),
        ("1) Male", "M"),
        ("a) Male", "M"),
        ("male", "M"),
        ("1 - Male", "M"),
        ("b) Female", "F"),
        ("c) Not stated/recorded (or unborn)", "U"),
        ("Carrier pigeon", "Carrier pigeon"),
        ("", None),
    ],
)
def test_codes_are_read_in_many_spellings_and_kept_as_written(
    tmp_path: Path, written: str, code: str | None
) -> None:
    """What is not known stays as it stands, for its rule to tell."""
    rows: Rows = (HEADINGS[1], ("101", written, *CONTACT[2:], "Police"))
    read = Read(workbook(tmp_path / "lists.xlsx", {"List 1": rows}))
    assert read.rows("Contacts", "gender", "gender_text") == [(code, written or None)]


# -- lists as councils send them: covers, titles, headings twice, empty sheets ----------------


def test_titles_and_a_cover_are_passed_over(tmp_path: Path) -> None:
    """A cover is no list; a title, merged or not, stands above the headings."""
    cover: Rows = (("Annex A", None), ("Council", "Nowhere"), ("Contact", "a.b@nowhere.example"))
    titled: Rows = (("List 1: Contacts in the last six months",), (), *CONTACTS)
    read = Read(workbook(tmp_path / "lists.xlsx", {"Cover": cover, "List 1": titled}))
    assert read.tables() == {"Cover": None, "List 1": "Contacts"}
    assert len(read.rows("Contacts", "child_id")) == 1
    counts = [(f.rows, f.loaded, f.refused) for f in read.loaded.files]
    assert counts == [(0, 0, 0), (1, 1, 0)]
    assert not any(f.is_lost for f in read.loaded.files)


def test_a_merged_title_is_a_title(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "lists.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("List 1")
        sheet.merge_range(0, 0, 0, 6, "Contacts")
        for place, name in enumerate(HEADINGS[1]):
            sheet.write_string(1, place, name)
            sheet.write_string(2, place, str(place))
    read = Read(path)
    assert read.rows("Contacts", "child_id", "contact_source") == [("0", "6")]


def test_headings_that_stand_twice_are_no_row(tmp_path: Path) -> None:
    """One row of headings after another, or again further down."""
    rows: Rows = (HEADINGS[1], HEADINGS[1], CONTACTS[1], HEADINGS[1], CONTACTS[1])
    read = Read(workbook(tmp_path / "lists.xlsx", {"List 1": rows}))
    assert len(read.rows("Contacts", "child_id")) == 2
    assert sum("second time" in message for message in read.messages()) == 2


def test_grouped_headings_above_are_a_title(tmp_path: Path) -> None:
    rows: Rows = (("Child", None, None, None, None, "Contact"), *CONTACTS)
    read = Read(workbook(tmp_path / "lists.xlsx", {"List 1": rows}))
    assert len(read.rows("Contacts", "child_id")) == 1


def test_an_empty_sheet_is_no_list_and_headings_alone_are_an_empty_one(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {"List 1": (HEADINGS[1],), "List 2": (), "Notes": ()}
    read = Read(workbook(tmp_path / "lists.xlsx", sheets))
    assert read.loaded.given == {"Contacts"}
    missing = {
        problem.table
        for problem in read.loaded.problems
        if problem.message.startswith("No file or sheet gives")
    }
    assert missing == {table.name for table in LISTS.values()} - {"Contacts"}


def test_one_list_on_two_sheets_is_read_from_both_and_told(tmp_path: Path) -> None:
    more: Rows = (HEADINGS[1], ("102", *CONTACT[1:], "6"))
    read = Read(workbook(tmp_path / "lists.xlsx", {"List 1": CONTACTS, "List 1 (2)": more}))
    assert read.rows("Contacts", "child_id", "contact_source") == [("101", "6"), ("102", "6")]
    assert any("put one after the other" in message for message in read.messages())


def test_the_sample_is_read_in_full_and_its_issues_found(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All eleven lists, without a guess; what is wrong in it was looked at by hand."""
    monkeypatch.setitem(KINDS, "annex_a", "lineofsight.returns.annex_a.kind")
    path = shared / "data" / "returns" / "annex_a" / "samples" / "Annex_A_2024_Jan.xlsx"
    read = Read(path, year=None)
    assert read.tables() == {f"List {n}": table.name for n, table in LISTS.items()}
    assert sum(file.loaded for file in read.loaded.files) == 59
    assert {problem.column for problem in read.loaded.problems} == {"age"}
    assert (read.loaded.year, read.loaded.year_sure) == (2021, True)
    with check_return("annex_a", [path]) as result:
        failed = [left.rule.code for left in result.checked.not_run]
        rows = result.issues().collect().rows(named=True)
    assert failed == ["AA131"]  # the council is not known
    # Looked at by hand: 35 cells that are no code, no postcode, blank, or an error of a formula; a
    # child without a date of birth; 49 ages in decimals; children with two dates of birth.
    counts = Counter(row["code"] for row in rows)
    cells = {"AA0410": 5, "AA0608": 1, "AA0803": 1, "AA0825": 2, "AA0827": 5, "AA0828": 5}
    cells |= {"AA0906": 6, "AA023": 5, "AA013": 1}  # of AA023 two cells in each of five rows
    assert {code: counts[code] for code in cells} == cells
    assert sum(counts[f"AA{number:02}05"] for number in range(1, 10)) == 49
    # And across lists: plans and care that list 6 lacks, plans that a conference decided on.
    assert (counts["AA080"], counts["AA081"], counts["AA061"]) == (2, 4, 3)
    assert {row["child"] for row in rows if row["code"] == "AA001"} == {
        "7961370",
        "10414520",
        "13782635",
        "4939073",
        "6102196",
    }


@pytest.mark.parametrize(
    ("number", "heading", "column", "why"),
    [
        (7, "Date of next review conference", "last_review", "the next is not the last"),
        (7, "Date of the next Statutory Visit", "last_visit", "by a pattern or by letters"),
        (1, "Age of mother", "age", "it is another's age"),
        (8, "Planned date of last dental check", "last_dental_check", "it has not been held"),
    ],
)
def test_a_heading_that_means_something_else_is_not_taken(
    tmp_path: Path, number: int, heading: str, column: str, why: str
) -> None:
    """However like its letters are: a wrong date is worse than none."""
    table = LISTS[number]
    headings = [
        heading if name == column else heading_of
        for name, heading_of in zip(table.columns(), HEADINGS[number], strict=True)
    ]
    assert heading in headings, column
    row = ["1"] + ["2026-03-01"] * (len(headings) - 1)
    read = Read(workbook(tmp_path / "lists.xlsx", {f"List {number}": (headings, row)}))
    assert read.rows(table.name, f"{column}_text") == [(None,)], why


def test_the_likest_heading_is_taken_wherever_it_stands(tmp_path: Path) -> None:
    """Of two that are like a column's the better one."""
    headings = [h for h in HEADINGS[7] if h != "Date of latest review conference"]
    headings = ["Date of latst revw confrence", *headings, "Date of latest review conferenc"]
    row = ["2020-01-01", "1", *["2026-03-01"] * (len(headings) - 3), "2026-02-02"]
    read = Read(workbook(tmp_path / "lists.xlsx", {"List 7": (headings, row)}))
    assert read.rows(LISTS[7].name, "last_review") == [(date(2026, 2, 2),)]
