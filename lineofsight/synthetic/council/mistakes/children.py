"""Mistakes in who the child is, in the SSDA903's Header."""

from __future__ import annotations

from lineofsight.reference.pupil_numbers import LETTERS
from lineofsight.synthetic.council.mistakes.rows import Case, change, day, exchanged, moved, put
from lineofsight.synthetic.kinds import Kinds
from lineofsight.synthetic.ssda903.rows import LETTERS_FROM

KINDS = Kinds[Case]()
kind = KINDS.kind


@kind("day and month of birth are exchanged")
def birth_exchanged(case: Case) -> bool:
    return change(case.of("Header"), "DOB", exchanged)


@kind("the date of birth is blank", "102")
def birth_blank(case: Case) -> bool:
    return put(case.of("Header"), "DOB", "")


@kind("the year of birth is forty years too early", "351")
def birth_early(case: Case) -> bool:
    return change(case.of("Header"), "DOB", lambda cell: f"{cell[:6]}{int(cell[6:]) - 40}")


@kind("the day of birth does not exist", "102")
def birth_no_day(case: Case) -> bool:
    return change(case.of("Header"), "DOB", lambda cell: f"31/02/{cell[6:]}")


@kind("the date of birth is after the first day in care", "302")
def birth_late(case: Case) -> bool:
    found = case.of("Episodes", "DECOM")
    if not found or day(found[0]["DECOM"]) < case.start:
        return False
    return put(case.of("Header"), "DOB", moved(found[0]["DECOM"], 12))


@kind("the ethnic origin is blank", "103")
def ethnicity_blank(case: Case) -> bool:
    return put(case.of("Header"), "ETHNIC", "")


@kind("the ethnic origin is not one of the codes", "103")
def ethnicity_unknown(case: Case) -> bool:
    return put(case.of("Header"), "ETHNIC", "WHIT")


@kind("the sex has the codes of other years", "101")
def sex_of_other_years(case: Case) -> bool:
    codes = {"M": "1", "F": "2"}
    if case.year < LETTERS_FROM:
        codes = {number: letter for letter, number in codes.items()}
    return change(case.of("Header"), "SEX", codes.get)


@kind("the check letter of the pupil number is wrong")
def check_letter_mistyped(case: Case) -> bool:
    return change(
        case.of("Header"),
        "UPN",
        lambda cell: LETTERS[LETTERS.index(cell[0]) - 1] + cell[1:] if len(cell) == 13 else None,
    )


@kind("the last character of the pupil number is lost", "168")
def pupil_number_cut_off(case: Case) -> bool:
    return change(case.of("Header"), "UPN", lambda cell: cell[:-1] if len(cell) == 13 else None)


@kind("there is no pupil number, and no reason is given", "442")
def pupil_number_blank(case: Case) -> bool:
    return bool(case.of("Episodes")) and put(case.of("Header", "UPN"), "UPN", "")


@kind("a boy is a mother", "165")
def boy_is_mother(case: Case) -> bool:
    found = [row for row in case.of("Header", "SEX") if row["SEX"] in "M1"]
    return put(found, "MOTHER", "1")


@kind("the child is in the list twice", "INT32")
def child_twice(case: Case) -> bool:
    case.rows["Header"].append(dict(case.rows["Header"][0]))
    return True
