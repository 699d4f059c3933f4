"""A census's XML with something wrong: all of it is told in one run, and the rest is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lineofsight.returns.reading import nested as nested_module
from tests.returns.cin.given import CENSUS, Read, line_of, read_text

#: What the schema would refuse. A comment on a line says of it what is to be told: the column,
#: where it is of one, and how the message begins.
WRONG = """\
<Message>
 <Header>
  <CollectionDetails>
   <Collection>CIN</Collection>
   <Year>2026</Year>
   <ReferenceDate>31/03/2026</ReferenceDate> <!-- ReferenceDate: The date is not written as -->
  </CollectionDetails>
  <Source> <!-- LEA: The element LEA is missing -->
   <SourceLevel>L</SourceLevel>
  </Source>
  <Source>
   <LEA>33</LEA> <!-- LEA: The value is not written as LEA is. -->
  </Source>
 </Header>
 <Children>
  <Child> <!-- ChildCharacteristics: The element ChildCharacteristics is missing -->
   <ChildIdentifiers> <!-- Sex or GenderCurrent: The element Sex or GenderCurrent is missing -->
    <LAchildID>A1</LAchildID>
    <UPNunknown>UN9</UPNunknown> <!-- UPNunknown: The value is none of the codes of UPNunknown -->
    <Nickname>Ace</Nickname> <!-- The element Nickname is not known in ChildIdentifiers -->
    <PersonBirthDate></PersonBirthDate> <!-- PersonBirthDate: The element is empty. -->
   </ChildIdentifiers>
   <CINdetails> <!-- CINreferralDate: The element CINreferralDate is missing -->
    <ReferralSource>1A</ReferralSource>
    <ReferralSource>1B</ReferralSource> <!-- ReferralSource: The element ReferralSource stands -->
    <PrimaryNeedCode>n1</PrimaryNeedCode> <!-- PrimaryNeedCode: The value is none of the codes -->
    <Assessments>
     <AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate>
     <FactorsIdentifiedAtAssessment> <!-- AssessmentFactor: The element AssessmentFactor is -->
     </FactorsIdentifiedAtAssessment>
     <AssessmentFactors>1A</AssessmentFactors> <!-- The element AssessmentFactor stands in -->
    </Assessments>
    <Section47> <!-- S47ActualStartDate: The element S47ActualStartDate is missing -->
     <ICPCnotRequired>no</ICPCnotRequired> <!-- ICPCnotRequired: The value is none of -->
    </Section47>
    <ReferralNFA>false</ReferralNFA>
    <ChildProtectionPlans> <!-- CPPstartDate: There is no such day -->
     <CPPstartDate>2025-02-30</CPPstartDate>
     <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
     <LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>
     <NumberOfPreviousCPP>-1</NumberOfPreviousCPP> <!-- NumberOfPreviousCPP: The number is less -->
     <Meetings> <!-- The element Meetings is not known in ChildProtectionPlans -->
      <Reviews><CPPreviewDate>2025-09-01</CPPreviewDate></Reviews>
     </Meetings>
     <Reviews>soon</Reviews> <!-- Text stands between; CPPreviewDate: The element -->
    </ChildProtectionPlans>
   </CINdetails>
  </Child>
  <Child> <!-- CINdetails: The element CINdetails is missing -->
   <ChildIdentifiers> <!-- LAchildID: The element LAchildID is missing -->
    <Sex>F</Sex>
   </ChildIdentifiers>
   <ChildCharacteristics>
    <Ethnicity>Welsh</Ethnicity> <!-- Ethnicity: The value is none of the codes of Ethnicity. -->
    <Disabilities> <!-- Disability: The element Disability is missing -->
    </Disabilities>
   </ChildCharacteristics>
   <ChildCharacteristics> <!-- ChildCharacteristics: The element ChildCharacteristics stands -->
    <Ethnicity>WBRI</Ethnicity>
   </ChildCharacteristics>
  </Child>
 </Children>
</Message>
"""


def meant() -> list[tuple[int, str | None, str]]:
    """What the comments say is to be told: line, column, and how the message begins."""
    found: list[tuple[int, str | None, str]] = []
    for number, line in enumerate(WRONG.splitlines(), 1):
        for comment in re.findall(r"<!-- (.*) -->", line):
            for said in comment.split("; "):
                column, colon, message = said.partition(": ")
                found.append((number, column, message) if colon else (number, None, said))
    return found


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    """Each with its line and column, once; and what can be read is in the tables."""
    read = read_text(tmp_path, WRONG)
    told = read.told()
    assert [problem[:2] for problem in told] == [each[:2] for each in meant()]
    for (_, _, message), (_, _, begins) in zip(told, meant(), strict=True):
        assert message.startswith(begins)
    assert all(problem.mend for problem in read.loaded.problems)
    assert read.counts() == {
        "ChildIdentifiers": 2,
        "Header": 2,
        "ChildCharacteristics": 2,
        "CINdetails": 1,
        "Assessments": 1,
        "AssessmentFactors": 1,
        "Section47": 1,
        "ChildProtectionPlans": 1,
        "Reviews": 1,
    }


def test_what_is_wrong_is_kept_as_written(tmp_path: Path) -> None:
    """Rules judge it: a code that is none is in its cell, and of two elements the first counts."""
    read = read_text(tmp_path, WRONG)
    assert read.rows("CINdetails", "ReferralSource", "PrimaryNeedCode") == [("1A", "n1")]
    assert read.rows("ChildIdentifiers", "UPNunknown", "Sex") == [("UN9", None), (None, "F")]
    assert read.rows("AssessmentFactors", "AssessmentID", "AssessmentFactor") == [("1", "1A")]
    assert read.rows("ChildProtectionPlans", "CPPstartDate_text") == [("2025-02-30",)]
    assert read.rows("Header", "ReferenceDate_text", "LEA") == [
        ("31/03/2026", None),
        ("31/03/2026", "33"),
    ]
    assert read.failing("8640") == []
    assert read.failing("8650") == [("CINdetails", line_of("<CINdetails>", WRONG))]


def test_the_value_is_kept_out_of_the_message(tmp_path: Path) -> None:
    """It stands in the problem alone, for it may be a child's."""
    read = read_text(tmp_path, WRONG)
    by_column = {p.column: p for p in read.loaded.problems if p.value is not None}
    assert by_column["Ethnicity"].value == "Welsh"
    assert by_column["CPPstartDate"].value == "2025-02-30"
    for problem in by_column.values():
        assert problem.value
        assert f" {problem.value} " not in f"{problem} {problem!r}"


def test_many_of_a_kind(tmp_path: Path) -> None:
    """A thousand are told one by one, and how many more there are."""
    codes = "<Disability>X</Disability>" * 1_200
    text = CENSUS.replace("<Disability>NONE</Disability>", codes)
    read = read_text(tmp_path, text)
    told = [message for _, column, message in read.told() if column == "Disability"]
    assert len(told) == 1_000
    assert any("So also 200 more places in this file." in message for message in read.messages())
    assert read.counts()["Disabilities"] == 1_208


BOMB = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
DOCUMENT_TYPES = {
    "alone": "<!DOCTYPE Message>",
    "a schema elsewhere": '<!DOCTYPE Message SYSTEM "http://localhost/census.dtd">',
    "an entity": '<!DOCTYPE Message [<!ENTITY x "A1">]>',
    "a file": '<!DOCTYPE Message [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    "a parameter": '<!DOCTYPE Message [<!ENTITY % x SYSTEM "http://localhost/x"> %x;]>',
    "laughs": f'<!DOCTYPE Message [<!ENTITY a "ha">{BOMB}<!ENTITY x "&i;">]>',
    "a default": '<!DOCTYPE Message [<!ATTLIST Child id CDATA "1">]>',
}


@pytest.mark.parametrize("document_type", DOCUMENT_TYPES.values(), ids=list(DOCUMENT_TYPES))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(document_type: str, encoding: str, tmp_path: Path) -> None:
    """Whatever it declares and in whatever encoding: nothing is loaded, and it is told why."""
    text = document_type + CENSUS.replace(">A1<", ">&x;<")
    read = read_text(tmp_path, text.encode(encoding))
    assert read.counts() == {}
    assert read.loaded.given == frozenset()
    assert [f.rows for f in read.loaded.files] == [0]
    assert "declares a document type" in read.messages()[0]


def test_entities_of_html_are_not_known(tmp_path: Path) -> None:
    """XML has five of its own, which are read; at another the file is no XML any more."""
    own = read_text(tmp_path, CENSUS.replace("Made up", "A &amp; B &lt;&#233;&gt;"))
    assert own.rows("Header", "SoftwareCode") == [("A & B <é>",)]
    text = CENSUS.replace("<LAchildID>C3", "<LAchildID>C3&nbsp;")
    read = read_text(tmp_path, text)
    ((line, _, message),) = read.told()
    assert line == line_of("C3&nbsp;", text)
    assert message.startswith("The XML is not well-formed from this line on")
    assert read.rows("ChildIdentifiers", "LAchildID")[:2] == [("A1",), ("B2",)]


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_file_that_breaks_off(place: int, tmp_path: Path) -> None:
    """Within each child: those before it are loaded whole, and the break is told with its line."""
    children = CENSUS.split("    <Child>\n")
    text = "    <Child>\n".join([*children[:place], children[place][:300]])
    read = read_text(tmp_path, text)
    lines = text.count("\n") + 1
    assert [(line, said[:26]) for line, _, said in read.told()] == [
        (lines, "The XML is not well-formed")
    ]
    names = [name for (name,) in read.rows("ChildIdentifiers", "LAchildID")]
    assert names == ["A1", "B2", "C3"][:place]
    whole = read_text(tmp_path, CENSUS)
    for table, rows in whole.everything().items():  # the child is in a row's first column
        found = read.everything()[table]
        assert [row for row in found if row[0] in names[:-1]] == [
            row for row in rows if row[0] in names[:-1]
        ]
    assert read.loaded.year == 2026


@pytest.mark.parametrize("after", ["<Message/>", "left over", "</Message>"])
def test_what_follows_the_end(after: str, tmp_path: Path) -> None:
    """Two files pasted together are no XML: the first is read, and it is told that no more was."""
    read = read_text(tmp_path, CENSUS + after)
    assert len(read.rows("ChildIdentifiers", "_row")) == 3
    ((line, _, message),) = read.told()
    assert line == line_of("</Message>") + 1
    assert message.startswith("The XML is not well-formed from this line on")


REFUSED = {
    "nothing": (b"", "The file is empty"),
    "a PDF": (b"%PDF-1.7\n1 0 obj", "The file is a PDF"),
    "a page": (b"<!doctype html><html><body>Sign in</body></html>", "a web page"),
    "no XML": (b"<Message><Children><Child></Message>", "not well-formed XML (line 1)"),
    "no child": (b"<Message><Children/></Message>", "holds no row of this return"),
    "other XML": (b"<EXPSSDA903><CHILD/></EXPSSDA903>", "holds no row of this return"),
    "an encoding of no language": (b'<?xml version="1.0" encoding="x"?><Message/>', "encoding"),
    "a tag without end": (b"<Message><Children><Child " + b"x" * (17 << 20), "without end"),
    "a comment without end": (b"<Message><!-- " + b"x" * (17 << 20), "without end"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_is_no_census_is_refused(case: str, tmp_path: Path) -> None:
    """Whatever its name says: no row is loaded, and it is told why."""
    data, said = REFUSED[case]
    read = read_text(tmp_path, data)
    assert read.counts() == {}
    assert [f.rows for f in read.loaded.files] == [0]
    assert any(said in message for message in read.messages()), read.messages()


@pytest.mark.parametrize("element", ["a", "CINdetails", "Message"])
def test_elements_in_one_another_without_end(element: str, tmp_path: Path) -> None:
    """Known or not, a hundred deep is no census; nor is the half before it."""
    text = CENSUS.replace("<Children>", "<Children>" + f"<{element}>" * 100_000)
    read = read_text(tmp_path, text)
    assert read.counts() == {}
    assert "deep in one another" in read.messages()[0]


def test_a_child_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A child of more rows than any has is refused before memory fills."""
    monkeypatch.setattr(nested_module, "MOST_ROWS", 20)
    assert "one child has more than 20 rows" in read_text(tmp_path, CENSUS).messages()[0]


def test_an_element_of_a_million_characters(tmp_path: Path) -> None:
    """Its row is refused, and counted; the others are loaded."""
    read = read_text(tmp_path, CENSUS.replace(">24A<", f">{'24A' * 400_000}<"))
    assert read.rows("AssessmentFactors", "AssessmentFactor") == [("1B",), ("16A",)]
    (file,) = [f for f in read.loaded.files if f.table == "AssessmentFactors"]
    assert (file.rows, file.loaded, file.refused) == (3, 2, 1)
    ((line, _, message),) = read.told()
    assert (line, "longer than" in message) == (line_of(">24A<"), True)


def test_an_element_within_a_value(tmp_path: Path) -> None:
    """It is told that it was not read, and it is not: the value is what stands around it."""
    text = CENSUS.replace(">A1<", "><b>The first: </b>A<i><u>one</u></i>1<")
    read = read_text(tmp_path, text)
    assert read.rows("ChildIdentifiers", "LAchildID")[0] == ("A1",)
    line = line_of("<LAchildID>")
    assert [(at, said[:25]) for at, _, said in read.told()] == [
        (line, "The element b is not know"),
        (line, "The element i is not know"),
    ]


def test_the_same_file_twice(tmp_path: Path) -> None:
    """Its rows are loaded once."""
    (tmp_path / "a.xml").write_text(CENSUS)
    (tmp_path / "b.xml").write_text(CENSUS)
    read = Read(tmp_path)
    assert len(read.rows("CINdetails", "_row")) == 4
    assert "the same bytes as a.xml" in read.messages()[0]
