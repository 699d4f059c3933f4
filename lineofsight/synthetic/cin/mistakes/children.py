"""Mistakes in who the child is: identifiers, birth and death, sex, ethnic origin, disabilities."""

from __future__ import annotations

from datetime import date

from lineofsight.reference.pupil_numbers import LETTERS, check_letter
from lineofsight.synthetic.cin.mistakes.kinds import (
    Case,
    give,
    moved,
    take,
    value,
)
from lineofsight.synthetic.cin.modules import LETTERS_FROM, put
from lineofsight.synthetic.kinds import Kinds

KINDS = Kinds[Case]()
kind = KINDS.kind

#: A number that no authority has.
_NO_AUTHORITY = "999"


def _change(case: Case, name: str, text: str) -> bool:
    """Give another value where there is one; whether there was."""
    who = case.who
    if value(who, name):
        give(who, name, text)
        return True
    return False


def _referrals(case: Case) -> list[str]:
    """The days of the child's referrals, in order."""
    return sorted(value(episode, "CINreferralDate") for episode in case.child.findall("CINdetails"))


@kind("the check letter of the pupil number is wrong", "1510")
def check_letter_mistyped(case: Case) -> bool:
    upn = value(case.who, "UPN")
    return _change(case, "UPN", LETTERS[LETTERS.index(upn[0]) - 1] + upn[1:] if upn else "")


@kind("the pupil number is another child's", "1520")
def pupil_number_of_another(case: Case) -> bool:
    return bool(case.other_upn) and _change(case, "UPN", case.other_upn)


@kind("the pupil number was made up: no authority has its digits", "1530")
def pupil_number_made_up(case: Case) -> bool:
    rest = _NO_AUTHORITY + value(case.who, "UPN")[4:]
    return len(rest) == 12 and _change(case, "UPN", check_letter(rest) + rest)


@kind("the pupil number has the letter O for a nought", "1540")
def letter_for_nought(case: Case) -> bool:
    upn = value(case.who, "UPN")
    return "0" in upn[4:12] and _change(case, "UPN", upn[:4] + upn[4:].replace("0", "O", 1))


@kind("the last character of the pupil number is lost", "1550")
def pupil_number_cut_off(case: Case) -> bool:
    return _change(case, "UPN", value(case.who, "UPN")[:-1])


@kind("the former pupil number is a local one", "1560Q")
def former_number_local(case: Case) -> bool:
    who = case.who
    if value(who, "UPN"):
        give(who, "FormerUPN", "P0012345")
        return True
    return False


@kind("a schoolchild has no pupil number, and no reason is given", "8770Q")
def pupil_number_left_out(case: Case) -> bool:
    who = case.who
    at_school = "" < value(who, "PersonBirthDate") < date(case.census.year - 7, 1, 1).isoformat()
    if value(who, "UPN") and at_school and case.episodes():
        take(who, "UPN")
        return True
    return False


@kind("there is no pupil number because of no further action, which there was", "8772")
def not_asked_though_acted_on(case: Case) -> bool:
    who = case.who
    if value(who, "UPN") and case.episodes():
        take(who, "UPN")
        give(who, "UPNunknown", "UN7")
        return True
    return False


@kind("the identifier was left out", "8500")
def identifier_left_out(case: Case) -> bool:
    take(case.who, "LAchildID")
    return True


@kind("the identifier is an inner key of the system", "1570", since=2025)
def identifier_long(case: Case) -> bool:
    who = case.who
    return _change(case, "LAchildID", f"PERSON{value(who, 'LAchildID'):0>20}")


@kind("the identifier has a slash in it", "1580", since=2025)
def identifier_with_slash(case: Case) -> bool:
    return _change(case, "LAchildID", f"CS/{value(case.who, 'LAchildID')}")


@kind("the child is in the census twice", "8510", times=2)
def child_twice(case: Case) -> bool:
    return bool(case.episodes())


@kind("the expected date of birth was left when the child was born", "8525Q")
def expected_left(case: Case) -> bool:
    who = case.who
    born = value(who, "PersonBirthDate")
    if born:
        give(who, "ExpectedPersonBirthDate", moved(born, -4))
        return True
    return False


@kind("the child was born after the year, and the record brought up to date", "8520")
def born_since(case: Case) -> bool:
    expected = case.child.find("ChildIdentifiers/ExpectedPersonBirthDate")
    if expected is not None:
        expected.tag = "PersonBirthDate"
        return True
    return False


@kind("the expected date of birth is of the year before", "8530Q")
def expected_long_ago(case: Case) -> bool:
    expected = value(case.who, "ExpectedPersonBirthDate")
    return bool(expected) and _change(case, "ExpectedPersonBirthDate", moved(expected, -365))


@kind("an unborn child has a sex", "8750")
def sex_before_birth(case: Case) -> bool:
    if not value(case.who, "ExpectedPersonBirthDate"):
        return False
    if case.census.year >= LETTERS_FROM:
        return _change(case, "Sex", "M")
    return _change(case, "GenderCurrent", "1")


@kind("the year of birth is thirty years too early", "8775Q")
def born_too_early(case: Case) -> bool:
    born = value(case.who, "PersonBirthDate")
    # 28 February is a day of every year.
    return bool(born) and _change(case, "PersonBirthDate", f"{int(born[:4]) - 30}-02-28")


@kind("the referral of an older child was copied to a baby's record", "8606")
def referred_before_pregnancy(case: Case) -> bool:
    referred = min(
        (value(e, "CINreferralDate") for e in case.child.findall("CINdetails")), default=""
    )
    return bool(referred) and _change(case, "PersonBirthDate", moved(referred, 290))


@kind("the year of death is mistyped: it is before the referral", "8545Q", "8555Q")
def died_long_ago(case: Case) -> bool:
    who = case.who
    early = moved(case.census.start.isoformat(), -500)
    referred = max(
        (value(e, "CINreferralDate") for e in case.child.findall("CINdetails")), default=""
    )
    if "" < value(who, "PersonBirthDate") < early < referred:
        give(who, "PersonDeathDate", early)
        return True
    return False


@kind("the child died before it was born", "8535Q")
def died_before_birth(case: Case) -> bool:
    who = case.who
    born = value(who, "PersonBirthDate")
    if born:
        give(who, "PersonDeathDate", moved(born, -1))
        return True
    return False


@kind("a case was closed because the child died, and the death was not recorded", "8585Q")
def death_not_recorded(case: Case) -> bool:
    for episode in case.episodes("ReasonForClosure", "CINPlanDates"):
        give(episode, "ReasonForClosure", "RC2")
        take(case.who, "PersonDeathDate")
        return True
    return False


@kind("the sex has the codes of other years", "4180")
def sex_of_other_years(case: Case) -> bool:
    if case.census.year >= LETTERS_FROM:
        return _change(case, "Sex", "1")
    return _change(case, "GenderCurrent", "F")


@kind("the ethnic origin is the system's own description", "4220")
def ethnicity_not_translated(case: Case) -> bool:
    origin = case.child.find("ChildCharacteristics/Ethnicity")
    if origin is not None:
        origin.text = "White - British"
        return True
    return False


@kind("nothing is said of disabilities", "8540")
def disabilities_left_out(case: Case) -> bool:
    about = case.child.find("ChildCharacteristics")
    if about is not None and about.find("Disabilities") is not None and case.episodes():
        take(about, "Disabilities")
        return True
    return False


@kind("no disability and some are both given", "8790")
def none_and_some(case: Case) -> bool:
    return _also_disabled(case, "NONE")


@kind("a disability is given twice", "8794")
def same_disability_twice(case: Case) -> bool:
    return _also_disabled(case, value(case.child, "ChildCharacteristics/Disabilities/Disability"))


def _also_disabled(case: Case, code: str) -> bool:
    """Add a code to those of a child with disabilities."""
    listed = case.child.find("ChildCharacteristics/Disabilities")
    if listed is not None and value(listed, "Disability") != "NONE":
        put(listed, "Disability", code)
        return True
    return False


@kind("the child's episodes were left out", "8590")
def episodes_left_out(case: Case) -> bool:
    take(case.child, "CINdetails")
    return True
