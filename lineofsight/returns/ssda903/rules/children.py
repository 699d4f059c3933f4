"""In which tables a child is, for rules to use.

Beside every row of a child, in every table (null for a child not in that table: use
`is_true(...)` or `~is_true(...)`):

- `in_episodes`, `in_oc2`, `in_oc3`, `in_uasc`, `in_last_uasc`: the child has a row there;
- `here_in_year`: an episode of the child was in the collection year, as far as its dates say;
- `cared_for_in_year`: one was that is not a short break (V3, V4);
- `only_short_breaks`: every episode of the child is a short break.

Legal statuses are compared without regard to case: that `v4` is no code is for rule 144 to say.
"""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day, is_true
from lineofsight.engine.tables import Table
from lineofsight.returns.rules import last
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.care import SHORT_BREAKS
from lineofsight.returns.ssda903.shared import child_facts
from lineofsight.returns.ssda903.tables import OC2, OC3, UASC, Episodes


def has_row_in(table: type[Table] | str, fact: str) -> None:
    """Declare a fact that is true of every child with a row in a table."""

    @child_facts(table)
    def presence(r: SSDA903) -> Mapping[str, nw.Expr]:
        return {fact: col("_row").count() > 0}


has_row_in(Episodes, "in_episodes")
has_row_in(OC2, "in_oc2")
has_row_in(OC3, "in_oc3")
has_row_in(UASC, "in_uasc")
has_row_in(last(UASC), "in_last_uasc")


@child_facts(Episodes)
def care_given(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Whether episodes are short breaks only, and whether others were in the year. An episode
    without a readable date counts as in the year."""
    is_break = is_true(col("LS").str.to_uppercase().is_in(SHORT_BREAKS))
    out_of_year = is_true(col("DEC") < day(r.start)) | is_true(col("DECOM") > day(r.end))
    return {
        "here_in_year": (~out_of_year).any(),
        "cared_for_in_year": (~is_break & ~out_of_year).any(),
        "only_short_breaks": is_break.all(),
    }
