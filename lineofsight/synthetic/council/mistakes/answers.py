"""Mistakes in the SSDA903's other tables: reviews, health, care leavers, workers, times missing."""

from __future__ import annotations

from datetime import date

from lineofsight.synthetic.cin.children import birthday
from lineofsight.synthetic.council.mistakes.rows import Case, change, day, moved, put
from lineofsight.synthetic.kinds import Kinds

#: The day from which on workers began of whom it is asked why.
_ASKED_SINCE = date(2023, 4, 1)

KINDS = Kinds[Case]()
kind = KINDS.kind


# Reviews.


@kind("how the child took part in the review is blank", "167")
def review_code_blank(case: Case) -> bool:
    return put(case.of("Reviews"), "REVIEW_CODE", "")


@kind("the day of the review does not exist", "166")
def review_no_day(case: Case) -> bool:
    return change(case.of("Reviews"), "REVIEW", lambda cell: f"31/02/{cell[6:]}")


@kind("the review is before the child came into care")
def review_before_care(case: Case) -> bool:
    found = case.of("Episodes", "DECOM")
    if not found or found[0]["RNE"] != "S" or day(found[0]["DECOM"]) < case.start:
        return False
    before = moved(found[0]["DECOM"], -9)
    return day(before) >= case.start and put(case.of("Reviews"), "REVIEW", before)


@kind("the review of an older child says that the child is too young to take part", "440")
def review_too_young(case: Case) -> bool:
    found = [
        row
        for row in case.of("Reviews", "DOB", "REVIEW")
        if birthday(day(row["DOB"]), 5) < day(row["REVIEW"])
    ]
    return put(found, "REVIEW_CODE", "PN0")


# Health, offending, substance misuse.


@kind("the strengths and difficulties score is out of range", "180")
def score_too_high(case: Case) -> bool:
    return put(case.of("OC2", "SDQ_SCORE"), "SDQ_SCORE", "54")


@kind("neither score nor reason is given", "186")
def score_blank(case: Case) -> bool:
    found = [
        row
        for row in case.of("OC2", "SDQ_SCORE", "DOB")
        if birthday(day(row["DOB"]), 5) <= case.end < birthday(day(row["DOB"]), 16)
    ]
    return put(found, "SDQ_SCORE", "")


@kind("yes and no are letters", "181")
def answer_letter(case: Case) -> bool:
    return change(case.of("OC2"), "TEETH_CHECK", {"1": "Y", "0": "N"}.get)


@kind("whether there was a health assessment is blank", "182")
def assessment_blank(case: Case) -> bool:
    return put(case.of("OC2"), "HEALTH_ASSESSMENT", "")


@kind("whether teeth were checked is blank", "182")
def teeth_blank(case: Case) -> bool:
    return put(case.of("OC2"), "TEETH_CHECK", "")


@kind("help was received, and no misuse of substances is recorded", "193")
def help_without_misuse(case: Case) -> bool:
    found = [row for row in case.of("OC2") if row["SUBSTANCE_MISUSE"] == "0"]
    return put(found, "INTERVENTION_RECEIVED", "1")


@kind("convictions are recorded of a child under ten", "542")
def convicted_too_young(case: Case) -> bool:
    found = [
        row
        for row in case.of("OC2", "DOB")
        if birthday(day(row["DOB"]), 10) > case.end and not row["CONVICTED"]
    ]
    return put(found, "CONVICTED", "1")


# Care leavers.


@kind("what the care leaver does is blank", "132")
def activity_blank(case: Case) -> bool:
    return put(case.of("OC3"), "ACTIV", "")


@kind("the care leaver's accommodation is in small letters", "133")
def accommodation_small(case: Case) -> bool:
    return change(case.of("OC3"), "ACCOM", lambda code: code.lower() if code != "0" else None)


@kind("the care leaver died, and what the young person did and where is given", "344")
def died_yet_known(case: Case) -> bool:
    found = [row for row in case.of("OC3") if row["ACTIV"] != "0"]
    return put(found, "IN_TOUCH", "DIED")


@kind("the council is in touch, and nothing is known of the care leaver", "345")
def in_touch_yet_unknown(case: Case) -> bool:
    found = [row for row in case.of("OC3") if row["IN_TOUCH"] == "YES"]
    if found:
        found[-1]["ACTIV"] = found[-1]["ACCOM"] = "0"
    return bool(found)


# Social workers.


@kind("the worker's number is mistyped", "SW02STG1")
def worker_mistyped(case: Case) -> bool:
    return change(case.of("SWEpisodes"), "SW_ID", lambda cell: cell[2:])


@kind("the worker's number is blank", "SW03STG1", until=2024)
@kind("the worker's number is blank", "SW01aSTG1", since=2025, until=2025)
@kind("the worker's number is blank", "SW02STG1", since=2026)
def worker_blank(case: Case) -> bool:
    return put(case.of("SWEpisodes"), "SW_ID", "")


@kind("why the worker changed is blank", "SW13STG1")
def worker_reason_blank(case: Case) -> bool:
    found = [
        row for row in case.of("SWEpisodes", "SW_DECOM") if day(row["SW_DECOM"]) >= _ASKED_SINCE
    ]
    return put(found, "SW_REASON", "")


@kind("the worker ends before beginning")
def worker_ends_first(case: Case) -> bool:
    found = case.of("SWEpisodes", "SW_DEC")
    return bool(found) and put(found, "SW_DEC", moved(found[-1]["SW_DECOM"], -2))


# Times missing.


@kind("whether missing or away without leave is blank", "565")
def missing_kind_blank(case: Case) -> bool:
    return put(case.of("Missing"), "MISSING", "")


@kind("the child is back before going missing", "567")
def back_before_going(case: Case) -> bool:
    found = case.of("Missing", "MIS_END")
    return bool(found) and put(found, "MIS_END", moved(found[-1]["MIS_START"], -1))


@kind("the child was missing since before care began")
def missing_before_care(case: Case) -> bool:
    found = case.of("Episodes", "DECOM")
    if not found or found[0]["RNE"] != "S" or day(found[0]["DECOM"]) <= case.start:
        return False
    return put(case.of("Missing")[:1], "MIS_START", moved(found[0]["DECOM"], -2))


# Adoption, asylum, earlier permanence.


@kind("the decision to place for adoption has no date")
def decision_undated(case: Case) -> bool:
    return put(case.of("PlacedAdoption", "DATE_PLACED"), "DATE_PLACED", "")


@kind("the number of adopters is blank", "151")
def adopters_blank(case: Case) -> bool:
    return put(case.of("AD1"), "NB_ADOPTR", "")


@kind("the day on which asylum status ceased is after the eighteenth birthday", "304")
def asylum_too_long(case: Case) -> bool:
    return change(case.of("UASC"), "DUC", lambda cell: moved(cell, 40))


@kind("the earlier permanence is not one of the codes", "631")
def permanence_unknown(case: Case) -> bool:
    return put(case.of("PrevPerm"), "PREV_PERM", "NO")
