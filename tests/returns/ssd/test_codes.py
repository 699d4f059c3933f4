"""What systems write in place of codes, and what a council says its values mean."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.returns.ssd.codes import (
    CODED,
    NO_DECISIONS,
    TABLE_OF,
    BadCodeMapError,
    meant,
    read_code_map,
)

HEADINGS = "target_column,raw_value,code,decided_by\n"


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("lega_legal_status", "C2", "C2"),
        ("lega_legal_status", " c2 ", "C2"),
        ("lega_legal_status", "C2 - Full care order", "C2"),
        ("lega_legal_status", "C2: order", "C2"),
        ("lega_legal_status", "Full care order", "C2"),
        ("lega_legal_status", "C20 - something else", None),
        ("lega_legal_status", "Care order of another country", None),
        ("clae_cla_episode_start_reason", "S Started to be looked after", "S"),
        ("clae_cla_episode_ceased_reason", "E4A) Home", "E4A"),
        ("clap_cla_placement_type", "Z11 - Home", "Z11"),
        ("miss_missing_episode_type", "A child was away", None),
        ("miss_missing_episode_type", "A - away", "A"),
        ("pers_sex", "1", "M"),
        ("pers_sex", "Female", "F"),
        ("cine_referral_source_code", "10 Unknown", "10"),
        ("clea_care_leaver_accommodation", "D1", "D"),
        ("clea_care_leaver_accommodation", "Z", "Z"),
    ],
)
def test_a_text_is_the_code_in_it_or_none(column: str, text: str, code: str | None) -> None:
    """The code alone, in front of words, or by its very wording; else nothing, and never a
    guess: a word of one letter is no code."""
    assert meant(column, text) == code


@pytest.mark.parametrize("column", sorted(CODED))
def test_every_code_means_itself(column: str) -> None:
    """And its column is one of the dataset."""
    assert column in TABLE_OF
    for code in CODED[column].codes:
        assert meant(column, code.code) == code.code


@given(st.sampled_from(sorted(CODED)), st.text(max_size=30))
def test_whatever_is_written_gives_a_code_or_nothing(column: str, text: str) -> None:
    """Never something that is not of the list, and never an error."""
    assert meant(column, text) in {None, *(code.code for code in CODED[column].codes)}


def test_a_council_says_what_its_values_mean(tmp_path: Path) -> None:
    """Its decisions come first, whatever the case and spaces; the table may stand in front."""
    path = tmp_path / "codes.csv"
    path.write_text(
        HEADINGS
        + "ssd_legal_status.lega_legal_status,Accommodated (s20),V2,A data officer\n"
        + "clap_cla_placement_type,K2 Home,K1,A data officer\n"
    )
    decided = read_code_map(path)
    assert meant("lega_legal_status", "accommodated   (S20)", decided) == "V2"
    assert meant("clap_cla_placement_type", "K2 Home", decided) == "K1"
    assert meant("clap_cla_placement_type", "K2 Other", decided) == "K2"


def test_no_file_decides_nothing(tmp_path: Path) -> None:
    """It need not be there."""
    assert read_code_map(tmp_path / "none.csv") == NO_DECISIONS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("target_column,raw_value,code\n", "no column decided_by"),
        (HEADINGS + "lega_legal_status,Secret words,V2,\n", "line 2: decided_by is blank"),
        (HEADINGS + "pers_forename,Secret words,V2,Me\n", "line 2: target_column is no coded"),
        (HEADINGS + "lega_legal_status,Secret words,K1,Me\n", "line 2: code is none of those"),
        (
            HEADINGS
            + "lega_legal_status,Secret words,V2,Me\nlega_legal_status,secret  WORDS,C2,Me\n",
            "line 3: an earlier line says otherwise",
        ),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, text: str, said: str) -> None:
    """By its number, and never by what stands in it."""
    path = tmp_path / "codes.csv"
    path.write_text(text)
    with pytest.raises(BadCodeMapError, match=said) as raised:
        read_code_map(path)
    assert "secret" not in str(raised.value).lower()
