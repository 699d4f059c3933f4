"""Rules with which the checker in wide use goes wrong on files: each is held to a file here.

A census is written as XML and read. What must fail, and nothing else, is the element on a line
that ends with a mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.returns.cin.given import read_text

MARK = " <!-- fails -->"

#: Tables whose rows are elements of another name.
TABLES = {"Disability": "Disabilities", "CPPreviewDate": "Reviews"}


def begin(element: str, fails: bool) -> str:
    """The line on which an element begins."""
    return f"<{element}>{MARK if fails else ''}\n"


def lines(element: str, values: str) -> str:
    """An element for each value; the values that must fail end with a star."""
    return "".join(
        f"<{element}>{value.rstrip('*')}</{element}>{MARK if value.endswith('*') else ''}\n"
        for value in values.split()
    )


def message(*children: str, year: int = 2026, fails: bool = False) -> str:
    """A census of children; `fails` marks its Header."""
    return (
        f"<Message>\n{begin('Header', fails)}<CollectionDetails>\n<Collection>CIN</Collection>\n"
        f"<Year>{year}</Year>\n<ReferenceDate>{year}-03-31</ReferenceDate>\n"
        "</CollectionDetails>\n<Source>\n<LEA>330</LEA>\n</Source>\n</Header>\n"
        f"<Children>\n{''.join(children)}</Children>\n</Message>\n"
    )


def child(
    name: str,
    *episodes: str,
    disabilities: str = "NONE",
    death: str = "",
    sex: str = "<Sex>F</Sex>",
    fails: bool = False,
) -> str:
    """A child of ten with its episodes; `fails` marks its ChildIdentifiers."""
    group = f"<Disabilities>\n{lines('Disability', disabilities)}</Disabilities>\n"
    return (
        f"<Child>\n{begin('ChildIdentifiers', fails)}<LAchildID>{name}</LAchildID>\n"
        f"<UPNunknown>UN3</UPNunknown>\n<PersonBirthDate>2015-05-14</PersonBirthDate>\n{sex}\n"
        f"{lines('PersonDeathDate', death)}</ChildIdentifiers>\n<ChildCharacteristics>\n"
        f"<Ethnicity>WBRI</Ethnicity>\n{group if disabilities else ''}</ChildCharacteristics>\n"
        f"{''.join(episodes) or episode()}</Child>\n"
    )


def episode(
    *modules: str,
    plans: Sequence[str] = (),
    referred: str = "2025-05-01",
    closed: str = "",
    conference: str = "",
    nfa: str = "false",
    fails: bool = False,
) -> str:
    """An episode of need with its modules; `fails` marks it."""
    closure = f"{lines('CINclosureDate', closed)}<ReasonForClosure>RC7</ReasonForClosure>\n"
    return (
        f"{begin('CINdetails', fails)}<CINreferralDate>{referred}</CINreferralDate>\n"
        "<ReferralSource>1A</ReferralSource>\n<PrimaryNeedCode>N1</PrimaryNeedCode>\n"
        f"{closure if closed else ''}{lines('DateOfInitialCPC', conference)}{''.join(modules)}"
        f"<ReferralNFA>{nfa}</ReferralNFA>\n{''.join(plans)}</CINdetails>\n"
    )


def assessment(end: str = "", factors: str = "", *, fails: bool = False) -> str:
    """An assessment that started on 2 May 2025."""
    found = (
        f"<FactorsIdentifiedAtAssessment>\n{lines('AssessmentFactors', factors)}"
        "</FactorsIdentifiedAtAssessment>\n"
    )
    return (
        f"{begin('Assessments', fails)}{lines('AssessmentActualStartDate', '2025-05-02')}"
        f"{lines('AssessmentAuthorisationDate', end)}{found if factors else ''}</Assessments>\n"
    )


def enquiry(conference: str = "", *, fails: bool = False) -> str:
    """A section 47 enquiry that started on 6 May 2025."""
    return (
        f"{begin('Section47', fails)}<S47ActualStartDate>2025-05-06</S47ActualStartDate>\n"
        f"{lines('DateOfInitialCPC', conference)}<ICPCnotRequired>0</ICPCnotRequired>\n"
        "</Section47>\n"
    )


def need_plan(end: str, *, fails: bool = False) -> str:
    """A plan of a child in need that began on 2 June 2025."""
    return (
        f"{begin('CINPlanDates', fails)}<CINPlanStartDate>2025-06-02</CINPlanStartDate>\n"
        f"{lines('CINPlanEndDate', end)}</CINPlanDates>\n"
    )


def protection_plan(start: str, end: str = "", reviews: str = "", *, fails: bool = False) -> str:
    """A child protection plan with what it has of reviews."""
    return (
        f"{begin('ChildProtectionPlans', fails)}<CPPstartDate>{start}</CPPstartDate>\n"
        f"{lines('CPPendDate', end)}<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>\n"
        "<LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>\n"
        f"<NumberOfPreviousCPP>0</NumberOfPreviousCPP>\n{reviews}</ChildProtectionPlans>\n"
    )


class Defect(NamedTuple):
    """A rule, what the checker in use does wrong with it, and a file on which it does; or a file
    beside it that must pass."""

    code: str
    name: str
    text: str
    year: int = 2026


DEFECTS = [
    Defect(
        "8540",
        "what it finds is lost on the way",
        message(
            child("A1", disabilities="XYZ*", fails=True),
            child("B2", disabilities="", fails=True),
            child("C3", disabilities="MOB XYZ*", fails=True),
            child("D4", disabilities="MOB"),
            child("E5", episode(nfa="true"), disabilities=""),
        ),
    ),
    Defect(
        "8614",
        "it stops at an open assessment that has factors",
        message(
            child("A1", episode(assessment("", "1A* 4B*", fails=True))),
            child("B2", episode(assessment("2025-06-12", "1A"), assessment(""))),
        ),
    ),
    Defect(
        "8897Q",
        "it stops at a factor that is no code",
        message(
            child("A1", episode(assessment("2025-06-12", "1A 99*", fails=True))),
            child("B2", episode(assessment("2025-06-12", fails=True), assessment(""))),
            child("C3", episode(assessment("2025-06-12", "24A"))),
        ),
    ),
    Defect(
        "8898",
        "it stops at the first factor that is there twice",
        message(
            child("A1", episode(assessment("2025-06-12", "1A* 4B 1A*"))),
            child("B2", episode(assessment("2025-06-12", "2C* 2C* 2C*"), assessment("", "1A"))),
        ),
    ),
    Defect(
        "8869",
        "it sets 21 beside all factors of an assessment, where no factor is equal to them",
        message(
            child("A1", episode(assessment("2025-06-12", "21* 1A*"))),
            child("B2", episode(assessment("2025-06-12", "21"), assessment("", "1A 4B"))),
        ),
    ),
    Defect(
        "8945Q",
        "it takes all factors of an assessment for one text",
        message(
            child("A1", episode(assessment("2025-06-12", "1A 18A*"))),
            child("B2", episode(assessment("2025-06-12", "18B 18C 19A"))),
        ),
    ),
    Defect(
        "8950Q",
        "it takes all factors of an assessment for one text",
        message(
            child("A1", episode(assessment("2025-06-12", "19A* 1A"))),
            child("B2", episode(assessment("2025-06-12", "19B 19C 18A"))),
        ),
    ),
    Defect(
        "8842Q",
        "reviews without a date are dropped when the file is read",
        message(
            child(
                "A1",
                episode(
                    plans=[
                        protection_plan("2025-06-02", reviews=f"<Reviews/>{MARK}\n"),
                        protection_plan(
                            "2025-06-03",
                            reviews="<Reviews>\n<CPPreviewDate>2025-09-01</CPPreviewDate>\n"
                            f"<CPPreviewDate/>{MARK}\n<CPPreviewDate>soon</CPPreviewDate>{MARK}\n"
                            "</Reviews>\n",
                        ),
                        protection_plan("2025-06-04"),
                    ]
                ),
            )
        ),
    ),
    Defect(
        "8935",
        "it compares each plan with itself alone",
        message(
            child(
                "A1",
                episode(
                    plans=[
                        protection_plan("2025-06-02", fails=True),
                        protection_plan("2025-09-01", fails=True),
                        protection_plan("2025-03-03", "2025-05-30"),
                    ]
                ),
            ),
            child("B2", episode(plans=[protection_plan("2025-06-02")])),
            child("C3", episode(plans=[protection_plan("2025-06-02")])),
        ),
    ),
    Defect(
        "2887Q",
        "it counts children without a disability, and is content with eight of them",
        message(*(child(f"A{number}") for number in range(9)), fails=True),
    ),
    Defect(
        "2887Q",
        "a neighbour that passes: eight codes, and one child without a disability",
        message(child("A1", disabilities="MOB HAND PC INC COMM LD HEAR VIS"), child("B2")),
    ),
    Defect(
        "2884",
        "of two rows with one number in two tables it drops the second",
        message(
            child(
                "A1",
                episode(enquiry("2025-05-20", fails=True), conference="2025-05-20", fails=True),
            ),
            child(
                "B2",
                episode(enquiry("2025-05-20", fails=True), conference="2025-05-20", fails=True),
            ),
            child("C3", episode(enquiry("2025-05-20"), conference="2025-05-21")),
            child("D4", episode(enquiry("2025-05-20"))),
        ),
    ),
    Defect(
        "2991Q",
        "of two rows with one number in two tables it drops the second",
        message(
            child("A1", episode(enquiry(fails=True), enquiry("2025-05-20", fails=True))),
            child("B2", episode(assessment(""), enquiry()), episode(enquiry(fails=True))),
            child("C3", episode(assessment("2025-06-12", "1A"), enquiry())),
        ),
    ),
    Defect(
        "8565",
        "of two rows with one number in two tables it drops the second",
        message(
            child(
                "A1",
                episode(
                    assessment("2025-09-02", "1A", fails=True),
                    need_plan("2025-09-02", fails=True),
                    enquiry("2025-09-02", fails=True),
                    plans=[protection_plan("2025-08-04", "2025-09-02", fails=True)],
                    closed="2025-09-01",
                    fails=True,
                ),
            ),
            child(
                "B2",
                episode(
                    assessment("2025-09-01", "1A"),
                    need_plan("2025-09-01"),
                    enquiry("2025-09-01"),
                    plans=[protection_plan("2025-08-04", "2025-09-01")],
                    closed="2025-09-01",
                ),
            ),
        ),
    ),
    Defect(
        "8555Q",
        "of two rows with one number in two tables it drops the second",
        message(
            child("A1", episode(referred="2025-05-02", fails=True), death="2025-05-01", fails=True),
            child("B2", episode(referred="2025-05-01"), death="2025-05-01"),
            child(
                "C3",
                episode(referred="2025-04-30", closed="2025-05-30"),
                episode(referred="2025-06-02", fails=True),
                death="2025-06-01",
                fails=True,
            ),
        ),
    ),
    Defect(
        "2886Q",
        "it compares the code of gender, which is text, with a number",
        message(
            child("A1", sex="<GenderCurrent>0</GenderCurrent>"),
            *(child(f"B{n}", sex="<GenderCurrent>1</GenderCurrent>") for n in range(48)),
            year=2024,
            fails=True,
        ),
        2024,
    ),
    Defect(
        "2886Q",
        "a neighbour that passes: 9 is a gender that is recorded",
        message(
            child("A1", sex="<GenderCurrent>9</GenderCurrent>"),
            *(child(f"B{n}", sex="<GenderCurrent>2</GenderCurrent>") for n in range(3)),
            year=2024,
        ),
        2024,
    ),
]


def marked(text: str) -> list[tuple[str, int]]:
    """The rows that must fail: table, and line of the text."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.endswith(MARK):
            element = line[1 : line.index(">")].rstrip("/")
            found.append((TABLES.get(element, element), number))
    return found


@pytest.mark.parametrize(
    "defect", DEFECTS, ids=[f"{number}-{defect.code}" for number, defect in enumerate(DEFECTS)]
)
def test_what_must_fail_fails_and_nothing_else(defect: Defect, tmp_path: Path) -> None:
    """From the file to the rows that fail."""
    read = read_text(tmp_path, defect.text)
    assert read.loaded.year == defect.year
    assert read.failing(defect.code, defect.year) == marked(defect.text), defect.name


def test_every_known_defect_is_here() -> None:
    """Each rule of the list has a file in which something fails."""
    failing = {defect.code for defect in DEFECTS if marked(defect.text)}
    assert failing == set(
        "8540 8614 8897Q 8898 8869 8945Q 8950Q 8842Q 8935 2887Q 2884 2991Q 8565 8555Q 2886Q".split()
    )
