"""Statistical neighbours: ten for each authority, under a model that is named."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lineofsight.reference import authorities
from lineofsight.reference.neighbours import MODELS, Link, links, neighbour_of, neighbours


def test_each_authority_has_ten_today() -> None:
    for authority in authorities.current():
        found = neighbours(authority.code)
        assert len(found) == len(set(found)) == 10
        assert authority.code not in found


@pytest.mark.parametrize("model", MODELS)
def test_every_neighbour_is_an_authority(model: int) -> None:
    for authority in authorities.all_authorities():
        for code in neighbours(authority.code, model):
            assert authorities.get(code).code == code


def test_the_newest_model_is_meant_when_none_is_named() -> None:
    assert MODELS == (2025, 2021)
    assert neighbours("865") == neighbours("865", 2025)
    assert neighbours("865") != neighbours("865", 2021)


def test_new_councils_have_none_in_the_older_model() -> None:
    assert neighbours("942", 2021) == neighbours("943", 2021) == ()
    assert len(neighbours("909", 2021)) == 10, "Cumbria, which they followed, has"


def test_a_link_says_how_close_the_model_puts_it() -> None:
    assert links("865")[0] == Link("850", 1, "extremely close")
    assert [link.rank for link in links("865", 2021)] == list(range(1, 11))
    closeness = {link.closeness for a in authorities.current() for link in links(a.code)}
    assert closeness == {"extremely close", "very close", "close", "somewhat close", "not close"}


def test_being_a_neighbour_is_not_always_mutual() -> None:
    """938 of the 1,530 links of the newest model are returned."""
    pairs = {(a.code, code) for a in authorities.current() for code in neighbours(a.code)}
    assert len(pairs) == 1530
    assert sum((other, code) in pairs for code, other in pairs) == 938
    assert set(neighbour_of("865")) == {code for code, other in pairs if other == "865"}


def test_an_unknown_authority_has_none() -> None:
    assert neighbours("999") == ()


def test_a_model_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError, match="model of 2019"):
        neighbours("865", 2019)


def test_about_half_stayed_the_same_between_the_models() -> None:
    both = [a.code for a in authorities.current() if neighbours(a.code, 2021)]
    stayed = [len(set(neighbours(code)) & set(neighbours(code, 2021))) for code in both]
    assert len(both) == 151
    assert round(sum(stayed) / len(stayed), 1) == 5.4


def test_the_department_s_list_and_ours_agree(shared: Path) -> None:
    path = shared / "data" / "published" / "neighbours.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["rank"]))
    listed: dict[tuple[str, int], list[str]] = {}
    for row in rows:
        key = row["la_dfe"], int(row["model_year"])
        listed.setdefault(key, []).append(row["neighbour_dfe"])
    assert {key: neighbours(*key) for key in listed} == {
        key: tuple(codes) for key, codes in listed.items()
    }
