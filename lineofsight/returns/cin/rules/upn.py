"""Rules on unique pupil numbers, and on why there is none.

A number that is too short or too long is told by 1550 alone: the other rules judge only the
characters that are there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, given, is_true, years_after
from lineofsight.reference.pupil_numbers import LETTERS, WEIGHTS, issuers
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.shared import adds, child_facts, rule, yes
from lineofsight.returns.cin.tables import ChildIdentifiers, CINdetails
from lineofsight.returns.rules import Failing, Severity

#: A number whose check letter can be worked out, whatever letter stands first; and how it is to be
#: written. What stands for a number that is not of this form.
_NUMBERED, _WHOLE = f"^.[0-9]{{11}}[0-9{LETTERS}]$", f"^[{LETTERS}][0-9]{{11}}[0-9{LETTERS}]$"
_NO_NUMBER = "A" + 12 * "0"

#: Codes that say why there is no number: too young for school; referred without further action.
TOO_YOUNG, NO_FURTHER_ACTION = "UN1", "UN7"


@adds(ChildIdentifiers)
def in_capitals(r: CIN) -> Mapping[str, nw.Expr]:
    """`upn_capitals`: the pupil number in capitals, in which the schema does not insist."""
    # Engines tell names apart whatever their case: it cannot be called `upn`.
    return {"upn_capitals": col("UPN").str.to_uppercase()}


@adds(ChildIdentifiers, stage=2)
def sharers(r: CIN) -> Mapping[str, nw.Expr]:
    """`upn_first`, `upn_last`: of the rows with the same pupil number, the first and the last."""
    return {
        "upn_first": col("_row").min().over("upn_capitals"),
        "upn_last": col("_row").max().over("upn_capitals"),
    }


@child_facts(CINdetails)
def further_action(r: CIN) -> Mapping[str, nw.Expr]:
    """`child_further_action`: an episode of the child is not flagged as without further action;
    blank for a child without episodes."""
    return {"child_further_action": (~yes("ReferralNFA")).any()}


@child_facts(ChildIdentifiers)
def reason_of_child(r: CIN) -> Mapping[str, nw.Expr]:
    """`upn_not_asked`: the child has no number because it was referred without further action."""
    return {"upn_not_asked": is_true(col("UPNunknown") == NO_FURTHER_ACTION).any()}


def letter_value(letter: nw.Expr) -> nw.Expr:
    """The value of a letter of a pupil number; blank for any other character."""
    value = nw.lit(None, nw.Int64)
    for number, each in enumerate(LETTERS):
        value = nw.when(letter == each).then(nw.lit(number)).otherwise(value)
    return value


def check_value(number: nw.Expr) -> nw.Expr:
    """The value that the check letter of a pupil number of the right form must have, as
    `reference.pupil_numbers` works it out."""
    *digits, final = (number.str.slice(place, 1) for place in range(1, len(WEIGHTS) + 1))
    temporary = letter_value(final)
    # Where it is a letter, a digit stands in for it: every engine can then read a number.
    last_digit = nw.when(temporary.is_null()).then(final).otherwise(nw.lit("0"))
    total = nw.coalesce(temporary, last_digit.cast(nw.Int64)) * WEIGHTS[-1]
    for digit, weight in zip(digits, WEIGHTS, strict=False):
        total = total + digit.cast(nw.Int64) * weight
    return total % len(LETTERS)


def no_reason_but(*codes: str) -> nw.Expr:
    """Neither a pupil number is given, nor why there is none, these reasons apart. Never null."""
    return blank("UPN") & (blank("UPNunknown") | is_true(col("UPNunknown").is_in(codes)))


@rule(
    "1510",
    "The first character of the pupil number is not the check letter that the others give.",
    mend="Ask the school for the number. One of its characters is wrong.",
    at={ChildIdentifiers: ["UPN"]},
    cause="A mistyped or exchanged digit, or a number that was made up.",
)
def wrong_check_letter(r: CIN) -> Failing:
    whole = col("upn_capitals").str.contains(_NUMBERED)
    number = nw.when(whole).then(col("upn_capitals")).otherwise(nw.lit(_NO_NUMBER))
    letter = letter_value(number.str.slice(0, 1))
    return r.identifiers.filter(whole & ~is_true(letter == check_value(number)))


@rule(
    "1520",
    "Another child in the census has the same pupil number.",
    mend="Find out whose number it is, and give the other child's own; if both are one child, give "
    "the child once.",
    at={ChildIdentifiers: ["UPN"]},
    cause="A sibling's number, or one child recorded twice under different identifiers.",
)
def number_of_two(r: CIN) -> Failing:
    return r.identifiers.filter(given("upn_capitals") & (col("upn_first") != col("upn_last")))


@rule(
    "1530",
    "The second to fourth characters of the pupil number are not those of an authority that gives "
    "numbers.",
    mend="Ask the school for the number.",
    at={ChildIdentifiers: ["UPN"]},
    cause="A mistyped digit, or a number that was made up.",
)
def not_of_an_authority(r: CIN) -> Failing:
    issuer = col("upn_capitals").str.slice(1, 3)
    known = issuer.is_in(sorted(issuers(r.end)))
    return r.identifiers.filter((issuer.str.len_chars() == 3) & ~known)


@rule(
    "1540",
    "The fifth to twelfth characters of the pupil number are not all digits.",
    mend="Ask the school for the number.",
    at={ChildIdentifiers: ["UPN"]},
    cause="The letter O for a nought, or a number of another kind.",
)
def not_all_digits(r: CIN) -> Failing:
    return r.identifiers.filter(col("upn_capitals").str.slice(4, 8).str.contains("[^0-9]"))


@rule(
    "1550",
    "The pupil number does not end, at its thirteenth character, with a digit or a letter other "
    "than I, O and S.",
    mend="Ask the school for the number.",
    at={ChildIdentifiers: ["UPN"]},
    cause="Characters lost or added, or another number in the field.",
)
def thirteenth_character(r: CIN) -> Failing:
    return r.identifiers.filter(~col("upn_capitals").str.contains(f"^.{{12}}[0-9{LETTERS}]$"))


@rule(
    "1560Q",
    "The former pupil number does not have the form of one: a letter, eleven digits, and a digit "
    "or letter. I, O and S are not among its letters.",
    mend="Ask the school for the number, or leave it out.",
    at={ChildIdentifiers: ["FormerUPN"]},
    severity=Severity.QUERY,
    cause="A mistyped character, or another number in the field.",
)
def former_number(r: CIN) -> Failing:
    return r.identifiers.filter(~col("FormerUPN").str.to_uppercase().str.contains(_WHOLE))


@rule(
    "8770Q",
    "The child is over 5, but neither a pupil number nor the reason for its absence is given, or "
    "the reason is UN1: too young for school.",
    mend="Ask the school for the number, or give the reason that holds.",
    at={ChildIdentifiers: ["UPN", "UPNunknown"]},
    needs=[ChildIdentifiers, CINdetails],
    severity=Severity.QUERY,
    until=2024,
    cause="The number was not asked for, or UN1 was right when the child was younger.",
)
def over_5_without_number(r: CIN) -> Failing:
    over_5 = years_after(col("PersonBirthDate"), 5) < day(r.end)
    return r.identifiers.filter(
        is_true(col("child_further_action")) & over_5 & no_reason_but(TOO_YOUNG)
    )


@rule(
    "8770Q",
    "The child is of school age, but neither a pupil number nor the reason for its absence is "
    "given, or the reason is UN1: too young for school.",
    mend="Ask the school for the number, or give the reason that holds.",
    at={ChildIdentifiers: ["UPN", "UPNunknown"]},
    needs=[ChildIdentifiers, CINdetails],
    severity=Severity.QUERY,
    since=2025,
    cause="The number was not asked for, or UN1 was right when the child was younger.",
)
def of_school_age_without_number(r: CIN) -> Failing:
    # Who is five by 31 August is at school, at the latest, from the term that then begins.
    starts_school = day(date(r.end.year - 1, 8, 31))
    of_school_age = years_after(col("PersonBirthDate"), 5) <= starts_school
    return r.identifiers.filter(
        is_true(col("child_further_action")) & of_school_age & no_reason_but(TOO_YOUNG)
    )


@rule(
    "8772",
    "The reason for having no pupil number is UN7, referred without further action, but an episode "
    "of the child is not flagged as without further action.",
    mend="Ask the school for the number, or give another reason; if the referral led to nothing, "
    "flag it.",
    at={ChildIdentifiers: ["UPNunknown"], CINdetails: ["ReferralNFA"]},
    cause="A second referral went on to further action and the reason stayed.",
)
def not_asked_but_further_action(r: CIN) -> tuple[Failing, Failing]:
    acted_on = is_true(col("child_further_action"))
    return (
        r.identifiers.filter((col("UPNunknown") == NO_FURTHER_ACTION) & acted_on),
        r.episodes.filter(is_true(col("upn_not_asked")) & ~yes("ReferralNFA")),
    )
