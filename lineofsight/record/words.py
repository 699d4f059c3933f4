"""Codes of the record in words: what the returns' code lists say, shaped for a sentence."""

from __future__ import annotations

from datetime import date

from lineofsight.returns.annex_a.codes import LISTS as ANNEX_A
from lineofsight.returns.cin.codes import LISTS as CIN
from lineofsight.returns.ssda903.codes import LISTS as SSDA903

#: The code list of each kind of code in the record.
LISTS = {
    "source": CIN["REFERRAL_SOURCE"],
    "need": CIN["PRIMARY_NEED"],
    "closure": CIN["REASON_FOR_CLOSURE"],
    "factor": CIN["ASSESSMENT_FACTORS"],
    "abuse": CIN["CATEGORY_OF_ABUSE"],
    "sex": CIN["SEX"],
    "ethnicity": CIN["ETHNICITY"],
    "disability": CIN["DISABILITY"],
    "legal_status": SSDA903["LS"],
    "placement": SSDA903["PLACE"],
    "provider": SSDA903["PLACE_PROVIDER"],
    "care_end": SSDA903["REC"],
    "placement_change": SSDA903["REASON_PLACE_CHANGE"],
    "participation": SSDA903["REVIEW_CODE"],
    "in_touch": SSDA903["IN_TOUCH"],
    "accommodation": SSDA903["ACCOM"],
    "activity": SSDA903["ACTIV"],
    "reversed": SSDA903["REASON_PLACED_CEASED"],
    "worker_change": SSDA903["SW_REASON"],
    "sdq_reason": SSDA903["SDQ_REASON"],
    "missing": SSDA903["MISSING"],
    "permanence": ANNEX_A["PERMANENCE"],
}
#: What is meant where a list has no word for it: only that there is a disability.
_BESIDES = {"disability": {"DISA": "A disability, not said which"}}
#: What the sources of the record are called.
SOURCES = {
    "ssda903": "SSDA903",
    "cin": "CIN census",
    "annex_a": "Annex A",
    "workforce": "Workforce census",
    "ssd": "Standard Safeguarding Dataset",
}
#: First words that keep their capital letter within a sentence.
_PROPER = (
    "White",
    "Black",
    "Indian",
    "Pakistani",
    "Bangladeshi",
    "Chinese",
    "Gypsy",
    "NHS",
    "A&E",
    "PACE",
)


def meaning(kind: str, code: str | None) -> str | None:
    """What a code means, as it stands alone: with a capital letter. The code itself where its
    list does not have it; None where there is no code."""
    if code is None:
        return None
    found = LISTS[kind].meanings.get(code)
    return found or _BESIDES.get(kind, {}).get(code) or code


def within(kind: str, code: str | None) -> str | None:
    """What a code means, as it stands within a sentence: with a small letter, but for names."""
    found = meaning(kind, code)
    if found is None or found == code or found.startswith(_PROPER):
        return found
    return f"{found[:1].lower()}{found[1:]}"


def written(day: date) -> str:
    """A date as it is written: `12 May 2024`."""
    return f"{day.day} {day:%B %Y}"


def listed(parts: list[str]) -> str:
    """Parts of a list as one reads them: `a, b and c`; with semicolons where a part has commas."""
    if len(parts) < 2:
        return "".join(parts)
    between = "; " if any("," in part for part in parts) else ", "
    last = "; and " if between == "; " else " and "
    return f"{between.join(parts[:-1])}{last}{parts[-1]}"


def age_on(born: date, day: date) -> int:
    """Whole years of age on a day; of a birth after it, less than 0."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def called(table: str) -> str:
    """What the rows of a table of the record are called within a sentence: `cp_plan` gives `child
    protection plans`."""
    return _ROWS.get(table, f"{table.replace('_', ' ')}s")


#: What the rows of a table are called, where its name does not say it in plain words.
_ROWS = {
    "person": "children",
    "address": "addresses",
    "disability": "disabilities",
    "immigration_status": "immigration statuses",
    "previous_permanence": "earlier permanent homes",
    "professional": "workers",
    "worker_year": "workers in the workforce census",
    "workforce_year": "vacancies in the workforce census",
    "s47_enquiry": "section 47 enquiries",
    "cp_plan": "child protection plans",
    "cin_plan": "plans of children in need",
    "cla_episode": "episodes of care",
    "cla_outcome": "children's health in care",
    "early_help_episode": "early help",
    "initial_cp_conference": "initial child protection conferences",
    "legal_status": "legal statuses",
    "missing": "children who go missing",
    "permanence": "plans of permanence",
    "involvement": "who works with whom",
    "dolo": "deprivation of liberty orders",
}
