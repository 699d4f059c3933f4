"""Which return a file is of is told by what is in it, whatever it is called and however sent."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from lineofsight.returns.kinds import KINDS, get_kind
from lineofsight.returns.reading.recognise import DELIMITERS, Recogniser
from lineofsight.returns.reading.telling import ToldFile, tell_files
from lineofsight.returns.ssd.kind import KIND as SSD

EPISODES = "CHILD,DECOM,RNE,LS\n1,01/05/2025,S,C2\n"
REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE\n1,01/05/2015,20/05/2025,PN1\n"
CIN_TABLE = "LAchildID,CINdetailsID,CINreferralDate,ReferralNFA\n1,1,2025-05-01,false\n"
CIN_XML = (
    "<Message><Header><CollectionDetails><Collection>CIN</Collection></CollectionDetails></Header>"
    "<Children><Child><ChildIdentifiers><LAchildID>1</LAchildID></ChildIdentifiers></Child>"
    "</Children></Message>"
)
SSDA903_XML = (
    "<Message><Children><CHILD><HEADER><CHILD>1</CHILD><SEX>M</SEX><DOB>2015-05-01</DOB></HEADER>"
    "<EPISODE><DECOM>2025-05-01</DECOM></EPISODE></CHILD></Children></Message>"
)


def tell(*paths: Path) -> list[ToldFile]:
    """Which return each file is of."""
    return tell_files([get_kind(code) for code in KINDS], paths)


@pytest.mark.parametrize(
    ("content", "code", "why"),
    [
        (EPISODES.encode(), "ssda903", "its column names"),
        (REVIEWS.replace(",", ";").encode(), "ssda903", "whatever stands between them"),
        (("Our export\n\n" + REVIEWS).encode(), "ssda903", "wherever they stand"),
        (EPISODES.lower().encode("utf-16"), "ssda903", "however they are written"),
        (CIN_TABLE.encode(), "cin", "of another return"),
        (CIN_XML.encode(), "cin", "its elements"),
        (CIN_XML.replace("<Message>", '<Message xmlns="urn:x">').encode(), "cin", "in a namespace"),
        (
            CIN_XML.replace("</", "<_/").replace("<", "<c:").replace("<c:_/", "</c:").encode(),
            "cin",
            "with a prefix before each",
        ),
        (SSDA903_XML.encode(), "ssda903", "elements alike, of another return"),
        (SSDA903_XML.encode("utf-16"), "ssda903", "however they are written"),
        (b"name,colour\nrose,red\n", None, "columns of no return"),
        (b"<Garden><Rose>red</Rose></Garden>", None, "elements of no return"),
        (b"", None, "nothing"),
        (b"%PDF-1.7 CHILD,DECOM,RNE", None, "a PDF, whatever its name says"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_is_told_by_what_is_in_it(
    tmp_path: Path, content: bytes, code: str | None, why: str
) -> None:
    """A misleading name does no harm."""
    path = tmp_path / "workforce 2019.csv"
    path.write_bytes(content)
    (told,) = tell(path)
    assert told.code == code, why
    assert bool(told.reason) is (code is None)


def test_a_folder_and_an_archive_may_hold_several_returns(tmp_path: Path) -> None:
    """Each file of them is told apart, however deep it lies; litter is left out."""
    folder = tmp_path / "sent"
    (folder / "children looked after").mkdir(parents=True)
    (folder / "children looked after" / "a.csv").write_text(EPISODES, encoding="utf-8")
    (folder / "b.xml").write_text(CIN_XML, encoding="utf-8")
    (folder / ".hidden").write_text("x", encoding="utf-8")
    archive = tmp_path / "sent.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(folder / "b.xml", "b.xml")
        packed.write(folder / "children looked after" / "a.csv", "deep/a.csv")
        packed.writestr("notes.txt", "hello")
        packed.writestr("again.zip", archive.read_bytes() if archive.exists() else b"")
    assert [(t.name, t.code) for t in tell(folder)] == [
        ("b.xml", "cin"),
        ("children looked after/a.csv", "ssda903"),
    ]
    assert [(t.name, t.member, t.code) for t in tell(archive)] == [
        ("sent.zip/again.zip", "again.zip", None),
        ("sent.zip/b.xml", "b.xml", "cin"),
        ("sent.zip/deep/a.csv", "deep/a.csv", "ssda903"),
        ("sent.zip/notes.txt", "notes.txt", None),
    ]


def test_a_workbook_is_told_by_its_sheets(tmp_path: Path) -> None:
    """By the return that most of its column names are of; a cover page does no harm."""
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Cover").write(0, 0, "What we send")
        for name, text in (("one", EPISODES), ("two", REVIEWS)):
            sheet = book.add_worksheet(name)
            for row, line in enumerate(text.splitlines()):
                sheet.write_row(row, 0, line.split(","))
    (told,) = tell(path)
    assert told.code == "ssda903"


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    """A missing file, and a folder without any."""
    (tmp_path / "empty").mkdir()
    missing, empty = tell(tmp_path / "missing.csv"), tell(tmp_path / "empty")
    assert [t.reason for t in missing] == ["There is no such file. Correct its name."]
    assert [t.reason for t in empty] == [
        "The folder is empty. Give the folder that holds the return."
    ]


def test_a_file_that_fits_two_returns_is_asked_about(tmp_path: Path) -> None:
    """Rather than guessed: the message says how to name the return."""
    path = tmp_path / "header.xml"
    path.write_text(
        "<Message><Header><CollectionDetails><Year>2026</Year></CollectionDetails></Header>"
        "</Message>",
        encoding="utf-8",
    )
    kind = get_kind("cin")
    twin = type(kind)(
        **{**{f: getattr(kind, f) for f in kind.__dataclass_fields__}, "code": "twin"}
    )
    (told,) = tell_files([kind, twin], [path])
    assert told.code is None
    assert told.reason == (
        "The file fits these returns equally well: cin, twin. Name the return, as in lineofsight "
        "check cin FILE."
    )


@pytest.mark.parametrize("spoilt", [0, 1], ids=["as declared", "one in other words"])
@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_what_is_told_at_once_is_what_guessing_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, delimiter: str, spoilt: int
) -> None:
    """Of every table of every return: a file whose names are all known to one return is not
    guessed at by the others, and nothing comes of it but time."""
    kinds = [*(get_kind(code) for code in KINDS), SSD]
    for kind in kinds:
        for table in kind.tables:
            names = list(table.columns())
            if spoilt:
                names[-1] = f"{names[-1]} of it"
            path = tmp_path / f"{kind.code}-{table.name}.csv"
            path.write_text(delimiter.join(names) + "\n", encoding="utf-8")
    at_once = tell_files(kinds, [tmp_path])
    monkeypatch.setattr(Recogniser, "knows_all", lambda *_: False)
    assert at_once == tell_files(kinds, [tmp_path])
    assert len({told.code for told in at_once} - {None}) == len(kinds)
