"""Mistakes in the SSDA903's episodes."""

from __future__ import annotations

from itertools import pairwise

from lineofsight.synthetic.council.mistakes.rows import (
    Case,
    change,
    day,
    exchanged,
    letter_for_nought,
    moved,
    put,
)
from lineofsight.synthetic.kinds import Kinds
from lineofsight.synthetic.ssda903.rows import Row

KINDS = Kinds[Case]()
kind = KINDS.kind

#: Provided by parents, whom nobody registers.
_AT_HOME = "P1"


def _ended(case: Case) -> list[Row]:
    return case.of("Episodes", "DEC")


def _followed(case: Case) -> list[tuple[Row, Row]]:
    """Episodes with the next of the child, both in the return."""
    return list(pairwise(case.of("Episodes", "DECOM")))


@kind("the reason for the new episode is blank")
def reason_blank(case: Case) -> bool:
    return put(case.of("Episodes"), "RNE", "")


@kind("a change of status alone is recorded as a change of placement")
def reason_of_placement(case: Case) -> bool:
    return change(case.of("Episodes"), "RNE", lambda code: "P" if code == "L" else None)


@kind("the legal status is in small letters", "144")
def status_small(case: Case) -> bool:
    return change(case.of("Episodes"), "LS", str.lower)


@kind("the category of need is blank")
def need_blank(case: Case) -> bool:
    return put(case.of("Episodes"), "CIN", "")


@kind("the placement is not one of the codes", "146")
def placement_unknown(case: Case) -> bool:
    return put(case.of("Episodes"), "PLACE", "FOST")


@kind("the placement is in small letters", "146")
def placement_small(case: Case) -> bool:
    return change(case.of("Episodes"), "PLACE", str.lower)


@kind("the provider is blank", "526")
def provider_blank(case: Case) -> bool:
    found = [row for row in case.of("Episodes") if row["PLACE"] != _AT_HOME]
    return put(found, "PLACE_PROVIDER", "")


@kind("the provider's registration is blank", "218")
def registration_blank(case: Case) -> bool:
    return put(case.of("Episodes", "URN"), "URN", "")


@kind("the provider's registration is mistyped", "1008")
def registration_mistyped(case: Case) -> bool:
    return change(case.of("Episodes"), "URN", lambda urn: urn[:-1] + "7")


@kind("the postcode of the placement has the letter O for a figure", "169")
def placement_postcode_letter(case: Case) -> bool:
    return change(case.of("Episodes"), "PL_POST", letter_for_nought)


@kind("the postcode of home has the letter O for a figure", "392c")
def home_postcode_letter(case: Case) -> bool:
    return change(case.of("Episodes"), "HOME_POST", letter_for_nought)


@kind("the postcode of home is blank", "392b")
def home_postcode_blank(case: Case) -> bool:
    return put(case.of("Episodes", "HOME_POST"), "HOME_POST", "")


@kind("the postcode of the placement is blank", "169")
def placement_postcode_blank(case: Case) -> bool:
    return put(case.of("Episodes", "PL_POST"), "PL_POST", "")


@kind("the start is a hundred years too early", "353")
def start_long_ago(case: Case) -> bool:
    return change(case.of("Episodes"), "DECOM", lambda cell: f"{cell[:6]}19{cell[8:]}")


@kind("day and month of the start are exchanged")
def start_exchanged(case: Case) -> bool:
    return change(case.of("Episodes"), "DECOM", exchanged)


@kind("the start is blank")
def start_blank(case: Case) -> bool:
    return put(case.of("Episodes"), "DECOM", "")


@kind("day and month of the end are exchanged")
def end_exchanged(case: Case) -> bool:
    return change(_ended(case), "DEC", exchanged)


@kind("the episode ends before it begins", "356")
def end_before_start(case: Case) -> bool:
    found = _ended(case)
    return bool(found) and put(found, "DEC", moved(found[-1]["DECOM"], -3))


@kind("the reason for the end is blank", "148")
def end_reason_blank(case: Case) -> bool:
    return put(_ended(case), "REC", "")


@kind("the end is blank, and its reason is given", "148")
def end_blank(case: Case) -> bool:
    return put(_ended(case), "DEC", "")


@kind("the file shows an end since the year", "385")
def ended_since(case: Case) -> bool:
    found = [row for row in case.of("Episodes") if not row["DEC"]]
    if put(found, "DEC", f"20/04/{case.year}"):
        found[-1]["REC"] = "E4A"
        return True
    return False


@kind("the episode is open though another follows", "142")
def left_open(case: Case) -> bool:
    for episode, _ in _followed(case):
        if episode["DEC"]:
            episode["DEC"] = episode["REC"] = episode["REASON_PLACE_CHANGE"] = ""
            return True
    return False


@kind("the episode ends days after the next begins", "501")
def overlapping(case: Case) -> bool:
    for episode, after in _followed(case):
        end = moved(after["DECOM"], 5)
        if episode["DEC"] and day(end) <= case.end and (not after["DEC"] or after["DEC"] != end):
            episode["DEC"] = end
            return True
    return False


@kind("days are missing between one episode and the next", "433")
def gap_between(case: Case) -> bool:
    for episode, after in _followed(case):
        if after["RNE"] != "S" and day(episode["DECOM"]) < day(after["DECOM"]) and episode["DEC"]:
            end = moved(after["DECOM"], -1)
            if day(end) > day(episode["DECOM"]) and day(end) >= case.start:
                episode["DEC"] = end
                return True
    return False


@kind("why the placement changed is blank", "225")
def change_reason_blank(case: Case) -> bool:
    found = case.of("Episodes", "REASON_PLACE_CHANGE")
    return put(found, "REASON_PLACE_CHANGE", "")


@kind("the episode is there twice")
def episode_twice(case: Case) -> bool:
    found = case.of("Episodes")
    if found:
        case.rows["Episodes"].append(dict(found[-1]))
    return bool(found)


@kind("a child under sixteen lives in supported accommodation", "371")
def supported_too_young(case: Case) -> bool:
    born = case.of("Header", "DOB")
    found = [row for row in case.of("Episodes", "DECOM") if not row["DEC"]]
    if not born or not found or case.end.year - day(born[0]["DOB"]).year > 15:
        return False
    return put(found, "PLACE", "H5" if case.year < 2025 else "K3")
