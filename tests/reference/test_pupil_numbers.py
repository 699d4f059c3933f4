"""Unique pupil numbers: the check letter, and who has given numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.reference.pupil_numbers import LETTERS, check_letter, issuers

DIGITS = st.text("0123456789", min_size=11, max_size=11)
FINAL = st.sampled_from("0123456789" + LETTERS)

#: The first three from public guidance, the others worked out by hand.
KNOWN = [
    ("801200001001", "H"),
    ("80120000101A", "G"),
    ("801200005001", "B"),
    ("207000016049", "P"),  # 4 + 28 + 9 + 60 + 48 + 117 is 266, which leaves 13
    ("000000000000", "A"),
    ("00000000000B", "P"),  # 1 times 13
]


@pytest.mark.parametrize(("rest", "letter"), KNOWN)
def test_the_check_letter(rest: str, letter: str) -> None:
    assert check_letter(rest) == letter


#: Nothing; too few, too many; a letter inside, a letter left out, a digit that is none.
NONE = ["", "A", "20700001604", "2070000160499", "2070A0016049", "20700001604I", "²07000016049"]


@pytest.mark.parametrize("rest", NONE)
def test_what_is_no_pupil_number_has_none(rest: str) -> None:
    with pytest.raises(ValueError, match="not what follows"):
        check_letter(rest)


@given(DIGITS, FINAL, st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_changes_the_letter(digits: str, final: str, at: int, more: int) -> None:
    """The reason for a check letter: 23 is prime and greater than every weight and digit."""
    wrong = str((int(digits[at]) + more) % 10)
    mistyped = digits[:at] + wrong + digits[at + 1 :]
    assert check_letter(mistyped + final) != check_letter(digits + final)


@given(DIGITS, FINAL, st.integers(0, 9))
def test_two_digits_exchanged_change_the_letter(digits: str, final: str, at: int) -> None:
    exchanged = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    if exchanged != digits:
        assert check_letter(exchanged + final) != check_letter(digits + final)


def test_who_has_given_numbers() -> None:
    """Councils that are gone stay; a new one counts from its first day."""
    before, after = issuers(date(2023, 3, 31)), issuers(date(2023, 4, 1))
    assert after - before == {"942", "943"}
    assert {"001", "201", "420", "660", "681", "708", "820", "875", "909", "928"} <= before
    assert not {"000", "006", "421", "659", "700", "817", "999"} & after
