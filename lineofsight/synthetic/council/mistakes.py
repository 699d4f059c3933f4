"""Mistakes in an invented council's returns, of the kinds that councils make.

They are made in the files as written, never in the lives, in the SSDA903 and the CIN census of the
last year; and each is told, with what stood there and what stands there now.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from lineofsight.synthetic.council.making import Settings

#: Where the mistakes are told.
LISTED = "mistakes.csv"


@dataclass(frozen=True)
class Mistake:
    """One mistake: where it is, what kind it is, what stood there and what stands there now."""

    file: str
    table: str
    child: str
    column: str
    kind: str
    before: str
    after: str


@dataclass(frozen=True)
class Kind:
    """A kind of mistake: in which column of which table, and what becomes of a cell; None where it
    cannot be made there."""

    name: str
    table: str
    column: str
    change: Callable[[random.Random, str], str | None]


def _blank(_: random.Random, cell: str) -> str | None:
    return "" if cell else None


def _day_for_month(_: random.Random, cell: str) -> str | None:
    """The day and the month the other way round, where that is another date."""
    parts = cell.split("/")
    if len(parts) != 3 or int(parts[0]) > 12 or parts[0] == parts[1]:
        return None
    return f"{parts[1]}/{parts[0]}/{parts[2]}"


def _wrong_century(_: random.Random, cell: str) -> str | None:
    return re.sub(r"20(\d\d)", r"19\1", cell) if "20" in cell[-4:] else None


def _small_letters(_: random.Random, cell: str) -> str | None:
    return cell.lower() if cell.lower() != cell else None


def _letter_for_nought(_: random.Random, cell: str) -> str | None:
    """The letter O typed for the figure 0, or a figure for a letter."""
    found = re.search(r"\d", cell)
    return cell[: found.start()] + "O" + cell[found.start() + 1 :] if found else None


def _unknown_code(_: random.Random, cell: str) -> str | None:
    return "XX9" if cell else None


def _number_for_word(_: random.Random, cell: str) -> str | None:
    return {"1": "Y", "0": "N"}.get(cell)


def _check_letter(_: random.Random, cell: str) -> str | None:
    if not re.fullmatch(r"[A-Z]\d{12}", cell):
        return None
    letter = "A" if cell[0] != "A" else "B"
    return letter + cell[1:]


def _too_high(_: random.Random, cell: str) -> str | None:
    return "54" if cell else None


SSDA903: tuple[Kind, ...] = (
    Kind("day and month swapped", "Header", "DOB", _day_for_month),
    Kind("blank date of birth", "Header", "DOB", _blank),
    Kind("ethnic origin not a code", "Header", "ETHNIC", _unknown_code),
    Kind("pupil number too short", "Header", "UPN", lambda _, c: c[:-1] if len(c) == 13 else None),
    Kind("reason for the episode missing", "Episodes", "RNE", _blank),
    Kind("legal status in small letters", "Episodes", "LS", _small_letters),
    Kind("placement not a code", "Episodes", "PLACE", _unknown_code),
    Kind("reason for ceasing missing", "Episodes", "REC", _blank),
    Kind("category of need missing", "Episodes", "CIN", _blank),
    Kind("postcode with a letter for a figure", "Episodes", "PL_POST", _letter_for_nought),
    Kind("start in the last century", "Episodes", "DECOM", _wrong_century),
    Kind("day and month swapped", "Episodes", "DEC", _day_for_month),
    Kind("review code missing", "Reviews", "REVIEW_CODE", _blank),
    Kind("score out of range", "OC2", "SDQ_SCORE", _too_high),
    Kind("yes and no as letters", "OC2", "TEETH_CHECK", _number_for_word),
    Kind("health not answered", "OC2", "HEALTH_ASSESSMENT", _blank),
    Kind("activity missing", "OC3", "ACTIV", _blank),
    Kind("accommodation in small letters", "OC3", "ACCOM", _small_letters),
    Kind("worker's number mistyped", "SWEpisodes", "SW_ID", lambda _, c: c[2:] if c else None),
    Kind("reason for the worker missing", "SWEpisodes", "SW_REASON", _blank),
    Kind("missing without a kind", "Missing", "MISSING", _blank),
)

#: Of the census: the element, and what becomes of its text.
CIN: tuple[Kind, ...] = (
    Kind("check letter wrong", "ChildIdentifiers", "UPN", _check_letter),
    Kind("birth in the last century", "ChildIdentifiers", "PersonBirthDate", _wrong_century),
    Kind("sex missing", "ChildIdentifiers", "Sex", _blank),
    Kind("ethnic origin not a code", "ChildCharacteristics", "Ethnicity", _unknown_code),
    Kind("need missing", "CINdetails", "PrimaryNeedCode", _blank),
    Kind("source not a code", "CINdetails", "ReferralSource", _unknown_code),
    Kind("closure without a reason", "CINdetails", "ReasonForClosure", _blank),
    Kind("closed before it began", "CINdetails", "CINclosureDate", _wrong_century),
    Kind(
        "authorised before it began", "Assessments", "AssessmentAuthorisationDate", _wrong_century
    ),
    Kind("factor not a code", "AssessmentFactors", "AssessmentFactors", _unknown_code),
    Kind("plan without a category", "ChildProtectionPlans", "InitialCategoryOfAbuse", _blank),
    Kind("plans before missing", "ChildProtectionPlans", "NumberOfPreviousCPP", _blank),
    Kind("yes and no as letters", "CINdetails", "ReferralNFA", _number_for_word),
)


def spoil(folder: Path, settings: Settings, share: float) -> tuple[Mistake, ...]:
    """Make mistakes in the last year's returns of a council, and tell them in `mistakes.csv`.

    Args:
        folder: the council's.
        settings: which council: the same seed makes the same mistakes.
        share: of the children in each return, those with a mistake.

    Raises:
        ValueError: the share is not between 0 and 1.
    """
    if not 0 <= share <= 1:
        raise ValueError("The share of children with a mistake is between 0 and 1.")
    rng = random.Random(f"{settings.seed} mistakes")
    year = settings.last_year
    made = [
        *_spoil_ssda903(rng, folder / "ssda903" / str(year), share),
        *_spoil_cin(rng, folder / "cin" / str(year) / f"cin{year}.xml", share),
    ]
    with (folder / LISTED).open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow([field.name for field in fields(Mistake)])
        out.writerows(astuple(mistake) for mistake in made)
    return tuple(made)


def _spoil_ssda903(rng: random.Random, folder: Path, share: float) -> list[Mistake]:
    made: list[Mistake] = []
    header = folder / "header.csv"
    with header.open(encoding="utf-8", newline="") as file:
        children = [row["CHILD"] for row in csv.DictReader(file)]
    chosen = {child for child in children if rng.random() < share}
    wanted = {child: rng.sample(SSDA903, len(SSDA903)) for child in sorted(chosen)}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            columns = list(reader.fieldnames or ())
            rows = list(reader)
        for row in rows:
            for kind in wanted.get(row["CHILD"], ()):
                if kind.table.lower() != path.stem or kind.column not in row:
                    continue
                after = kind.change(rng, row[kind.column])
                if after is None:
                    continue
                made.append(
                    Mistake(
                        f"ssda903/{path.name}",
                        kind.table,
                        row["CHILD"],
                        kind.column,
                        kind.name,
                        row[kind.column],
                        after,
                    )
                )
                row[kind.column] = after
                del wanted[row["CHILD"]]  # one mistake a child
                break
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(rows)
    return made


_CHILD = re.compile(r"<LAchildID>([^<]*)</LAchildID>")


def _spoil_cin(rng: random.Random, path: Path, share: float) -> list[Mistake]:
    """Child by child, by the lines of the file: the census of a large council is not held whole."""
    made: list[Mistake] = []
    beside = path.with_suffix(".part")
    with (
        path.open(encoding="utf-8", newline="") as file,
        beside.open("w", encoding="utf-8", newline="") as out,
    ):
        held: list[str] = []
        for line in file:
            held.append(line)
            if line.strip() == "</Child>":
                text = "".join(held)
                if rng.random() < share:
                    text, mistake = _spoil_child(rng, path.name, text)
                    made += [mistake] if mistake else []
                out.write(text)
                held.clear()
        out.writelines(held)
    beside.replace(path)
    return made


def _spoil_child(rng: random.Random, file: str, text: str) -> tuple[str, Mistake | None]:
    child = _CHILD.search(text)
    for kind in rng.sample(CIN, len(CIN)):
        found = re.search(rf"<{kind.column}>([^<]*)</{kind.column}>", text)
        after = kind.change(rng, found[1]) if found else None
        if found is None or after is None:
            continue
        told = Mistake(
            f"cin/{file}",
            kind.table,
            child[1] if child else "",
            kind.column,
            kind.name,
            found[1],
            after,
        )
        element = f"<{kind.column}>{after}</{kind.column}>" if after else ""
        return text[: found.start()] + element + text[found.end() :], told
    return text, None
