"""Codes of the dataset's columns: of which list each is, and what a text as systems write it means.

Systems write codes alone, with their words behind them ("C2 - Full care order"), or words alone. A
text is taken for a code where it is one, where one stands in front of it, or where it is the very
wording of one. Anything else means what a council says it does, in its own file of decisions, or
nothing: it is never guessed at.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from lineofsight.engine.codes import Code, CodeList, spelling_key
from lineofsight.returns.cin.codes import LISTS as CIN
from lineofsight.returns.ssd.kind import YEAR
from lineofsight.returns.ssd.tables import TABLES
from lineofsight.returns.ssda903.codes import LISTS as SSDA903

#: Where a care leaver lives, without whether that is suitable, which stands in its own column.
ACCOMMODATION = CodeList(
    "ACCOMMODATION",
    tuple(Code(letter, "") for letter in dict.fromkeys(c.code[:1] for c in SSDA903["ACCOM"].codes)),
)
#: Why there is no unique pupil number: the lists of returns differ, and these are all.
UPN_UNKNOWN = CodeList("UPN_UNKNOWN", tuple(Code(f"UN{number}", "") for number in range(1, 11)))

#: Sex as it is written now, by the figures that stood for it before.
SEX = replace(CIN["SEX"], spellings={"1": "M", "2": "F"})

#: Of each coded column, the list.
CODED: Mapping[str, CodeList] = MappingProxyType(
    {
        "pers_sex": SEX,
        "pers_ethnicity": SSDA903["ETHNIC"],
        "pers_upn_unknown": UPN_UNKNOWN,
        "disa_disability_code": CIN["DISABILITY"],
        "cont_contact_source_code": CIN["REFERRAL_SOURCE"],
        "cine_referral_source_code": CIN["REFERRAL_SOURCE"],
        "cine_cin_primary_need_code": CIN["PRIMARY_NEED"],
        "cine_close_reason": CIN["REASON_FOR_CLOSURE"],
        "cppl_cp_plan_initial_category": CIN["CATEGORY_OF_ABUSE"],
        "cppl_cp_plan_latest_category": CIN["CATEGORY_OF_ABUSE"],
        "cppr_cp_review_participation": SSDA903["REVIEW_CODE"],
        "clar_cla_review_participation": SSDA903["REVIEW_CODE"],
        "lega_legal_status": SSDA903["LS"],
        "clae_cla_episode_start_reason": SSDA903["RNE"],
        "clae_cla_episode_ceased_reason": SSDA903["REC"],
        "clae_cla_primary_need_code": SSDA903["CIN"],
        "clap_cla_placement_type": SSDA903["PLACE"],
        "clap_cla_placement_provider": SSDA903["PLACE_PROVIDER"],
        "clap_cla_placement_change_reason": SSDA903["REASON_PLACE_CHANGE"],
        "csdq_sdq_reason": SSDA903["SDQ_REASON"],
        "miss_missing_episode_type": SSDA903["MISSING"],
        "lapp_previous_permanence_option": SSDA903["PREV_PERM"],
        "perm_decision_reversed_reason": SSDA903["REASON_PLACED_CEASED"],
        "perm_adopter_sex": SSDA903["SEX_ADOPTR"],
        "perm_adopter_legal_status": SSDA903["LS_ADOPTR"],
        "clea_care_leaver_in_touch": SSDA903["IN_TOUCH"],
        "clea_care_leaver_activity": SSDA903["ACTIV"],
        "clea_care_leaver_accommodation": ACCOMMODATION,
        "invo_worker_change_reason": SSDA903["SW_REASON"],
    }
)
#: The table of each column.
TABLE_OF: Mapping[str, str] = MappingProxyType(
    {column: table.name for table in TABLES for column in table.columns()}
)

#: A code in front of words, and what stands between.
_IN_FRONT = re.compile(r"\s*([A-Za-z0-9]{1,6})\s*([-–—:)]|\s|$)")
#: Lists whose codes of one letter stand before their words with only a space between; of others
#: such a letter may be a word.
_LETTERS = frozenset({"RNE"})
_COLUMNS = ("target_column", "raw_value", "code", "decided_by")


class BadCodeMapError(ValueError):
    """A line of a council's file of codes cannot be used. The message names the file and line."""


@dataclass(frozen=True)
class CodeMap:
    """What a council decided that texts mean: codes by column and text, as texts are compared."""

    codes: Mapping[tuple[str, str], str]

    def get(self, column: str, text: str) -> str | None:
        """The code decided for a text; None where nothing was."""
        return self.codes.get((column, text_key(text)))


NO_DECISIONS = CodeMap({})


def text_key(text: str) -> str:
    """A text as decisions know it: in small letters, with one space between its words."""
    return " ".join(text.lower().split())


def meant(column: str, text: str, decided: CodeMap = NO_DECISIONS) -> str | None:
    """The code that a text in a coded column means; None where it is not known.

    Args:
        column: the dataset's column, one of `CODED`.
        text: what stands there.
        decided: the council's decisions: they come first.
    """
    if found := decided.get(column, text):
        return found
    listed = CODED[column]
    codes = {code.code for code in listed.codes}
    alone = re.sub(r"\s", "", text).upper()
    if alone in codes:
        return alone
    if front := _IN_FRONT.match(text):
        code, between = front[1].upper(), front[2].strip()
        sure = bool(between) or len(code) > 1 or code.isdigit() or listed.name in _LETTERS
        if code in codes and sure:
            return code
    if listed is ACCOMMODATION and alone in {code.code for code in SSDA903["ACCOM"].codes}:
        return alone[0]  # with whether it is suitable behind it, which has a column of its own
    return listed.code_of(text) or _by_meaning(column).get(spelling_key(text))


@cache
def _by_meaning(column: str) -> Mapping[str, str]:
    """The codes in use now by what each means, where only one means that."""
    now = CODED[column].in_year(YEAR)
    keys = {code: spelling_key(CODED[column].meanings[code]) for code in now}
    many = Counter(keys.values())
    return {key: code for code, key in keys.items() if key and many[key] == 1}


def read_code_map(path: Path) -> CodeMap:
    """A council's decisions: a CSV with the columns `target_column` (the dataset's),
    `raw_value`, `code`, and `decided_by`. None are made where there is no file.

    Raises:
        BadCodeMapError: a column is missing or not coded, a code is not of its list, a cell is
            blank, or two lines say different things.
    """
    if not path.is_file():
        return NO_DECISIONS
    found: dict[tuple[str, str], str] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.DictReader(file)
        if missing := [name for name in _COLUMNS if name not in (lines.fieldnames or ())]:
            raise BadCodeMapError(
                f"{path.name}: there is no column {', '.join(missing)}. "
                f"Give the columns {', '.join(_COLUMNS)}."
            )
        for row in lines:
            where = f"{path.name} line {lines.line_num}"
            cells = {name: (row[name] or "").strip() for name in _COLUMNS}
            if blank := [name for name in _COLUMNS if not cells[name]]:
                raise BadCodeMapError(
                    f"{where}: {blank[0]} is blank. Say what means what, and who decided so."
                )
            column = cells["target_column"].rpartition(".")[2]
            if column not in CODED:
                raise BadCodeMapError(
                    f"{where}: target_column is no coded column of the dataset. Name one, as in "
                    "lega_legal_status."
                )
            code = cells["code"].upper()
            if code not in {one.code for one in CODED[column].codes}:
                raise BadCodeMapError(f"{where}: code is none of those that {column} may hold.")
            key = column, text_key(cells["raw_value"])
            if found.setdefault(key, code) != code:
                raise BadCodeMapError(f"{where}: an earlier line says otherwise of the same value.")
    return CodeMap(found)
