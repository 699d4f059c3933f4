"""Columns of Annex A: those that most of its lists have, and short ways to declare the others.

A column is named in field terms; `heading` is Ofsted's name for it, as the workbook is written.
`code` is the rule that fails where what is given does not fit, or nothing is given that has to be:
AA, the number of the list, the place of the column in it.
"""

from __future__ import annotations

from typing import Any

from lineofsight.engine.tables import Column
from lineofsight.returns.annex_a.codes import LISTS

#: Nobody in these lists is older, and nothing happens more often in a year.
OLDEST, MOST_IN_A_YEAR = 120, 250

#: A postcode, with or without its space; NFA and the like are none.
POSTCODE = r"[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}"

_CHILD_ID = r"\bchild\b.*\b(id|identifier|ref|reference)\b|\b(id|identifier)\b.*\bchild\b"


def text(
    code: str, heading: str, doc: str, *, required: bool = False, key: bool = False, **more: Any
) -> Any:
    """A column of any text; with `pattern`, of text of that form."""
    invalid = code if "pattern" in more else None
    return Column(
        heading=heading,
        doc=doc,
        key=key,
        invalid=invalid,
        missing=code if required else None,
        default=None,
        **more,
    )


def day(
    code: str, heading: str, doc: str, *, required: bool = False, key: bool = False, **more: Any
) -> Any:
    """A column of dates."""
    return Column(
        heading=heading,
        doc=doc,
        key=key,
        invalid=code,
        missing=code if required else None,
        default=None,
        **more,
    )


def coded(
    code: str, heading: str, doc: str, codes: str, *, required: bool = False, **more: Any
) -> Any:
    """A column of codes of a list."""
    return Column(
        heading=heading,
        doc=doc,
        codelist=LISTS[codes],
        invalid=code,
        missing=code if required else None,
        default=None,
        **more,
    )


def number(
    code: str,
    heading: str,
    doc: str,
    *,
    most: int = MOST_IN_A_YEAR,
    required: bool = False,
    **more: Any,
) -> Any:
    """A column of whole numbers from 0."""
    return Column(
        heading=heading,
        doc=doc,
        least=0,
        most=most,
        invalid=code,
        missing=code if required else None,
        default=None,
        **more,
    )


def child_id(code: str) -> Any:
    """The child's identifier."""
    return text(
        code,
        "Child Unique ID",
        "The council's own identifier of the child.",
        required=True,
        key=True,
        spellings=("Child ID", "Child Identifier", "Unique Child ID", "Child UID"),
        patterns=(_CHILD_ID,),
    )


def gender(code: str, of: str = "child") -> Any:
    """The gender of a child or an adopter."""
    return coded(
        code, "Gender", f"Gender of the {of}.", "GENDER", required=True, spellings=("Sex",)
    )


def ethnicity(code: str, of: str = "child") -> Any:
    """The ethnic origin of a child or an adopter."""
    return coded(
        code,
        "Ethnicity",
        f"Ethnic origin of the {of}.",
        "ETHNICITY",
        required=True,
        spellings=("Ethnic Origin", "Ethnic Group"),
    )


def birth_date(code: str) -> Any:
    """The child's date of birth."""
    return day(
        code,
        "Date of Birth",
        "Date of birth; of a child not yet born, the day expected or nothing.",
        spellings=("DOB", "D.O.B.", "Birth Date"),
        patterns=(r"^(?!.*(mother|father|parent|adopter)).*date.*birth",),
    )


def age(code: str) -> Any:
    """The child's age."""
    return number(
        code,
        "Age of Child (Years)",
        "Age in whole years on the day that the lists are of.",
        most=OLDEST,
        spellings=("Age", "Age of Child", "Age in Years", "Age (Years)", "Child Age"),
        patterns=(r"\bage\b(?!.*(group|band|assess))",),
    )


def disability(code: str, heading: str = "Does the Child have a Disability") -> Any:
    """Whether a child or an adopter has a disability."""
    return coded(
        code,
        heading,
        "Whether there is a disability.",
        "DISABILITY",
        required=True,
        spellings=("Disability", "Disabled", "Has a Disability"),
    )


def team(code: str) -> Any:
    """The team that holds the case."""
    return text(
        code,
        "Allocated Team",
        "The team that holds the case.",
        spellings=("Team", "Team Allocated"),
    )


def worker(code: str) -> Any:
    """The worker who holds the case."""
    return text(
        code,
        "Allocated Worker",
        "The social worker who holds the case.",
        spellings=("Worker", "Allocated Social Worker", "Social Worker", "Worker Allocated"),
    )


def family_id(code: str) -> Any:
    """What adopters who adopt together, and the children placed with them, have in common."""
    return text(
        code,
        "Family identifier",
        "What the adopters of a family and the children placed with them have in common.",
        spellings=("Family ID", "Adoptive Family Identifier"),
    )


def called(number_of_list: int, *names: str) -> tuple[str, ...]:
    """How sheets and files of a list are named: "List 1", "1 Contacts", or by one of its names."""
    numbered = rf"\blist 0*{number_of_list}\b|^0*{number_of_list}\b(?! \d)"
    return (numbered, *(rf"\b({name})\b" for name in names))
