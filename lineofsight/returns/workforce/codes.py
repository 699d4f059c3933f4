"""Code lists of the workforce census, by collection year."""

from __future__ import annotations

from importlib.resources import files

from lineofsight.engine.codes import CodeList, read_code_lists

LISTS: dict[str, CodeList] = read_code_lists(
    files("lineofsight.returns.workforce").joinpath("data", "codes.csv")
)
