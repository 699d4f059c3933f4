"""How much each fact about a statement adds to its weight: the whole of the declared order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Points:
    """So many, and for what."""

    number: int
    why: str


#: A figure.
UNUSUAL = Points(30, "a figure outside the limits for a council of its size")
VERY_UNUSUAL = Points(15, "a figure far outside them")
UNLIKE_NEIGHBOURS = Points(20, "a difference from the statistical neighbours")
CHANGED = Points(30, "a change by more than chance")
RUN = Points(10, "going one way for years or snapshots running")
WORSE = Points(30, "being worse")
BETTER = Points(5, "being better")

#: What Ofsted said.
JUDGED = Points(20, "Ofsted's last judgement")
JUDGED_INADEQUATE = Points(50, "a judgement of inadequate")
JUDGED_REQUIRES_IMPROVEMENT = Points(30, "a judgement of requires improvement")
JUDGED_LOWER = Points(20, "a judgement lower than the one before")
JUDGED_LONG_AGO = Points(15, "a judgement more than three years old")
RECOMMENDED = Points(30, "a recommendation of the latest inspection")
PRIORITY = Points(30, "a priority action")
NOTHING_ASKED = Points(5, "an area in which the latest inspection asked for nothing")
PERHAPS_REPEATED = Points(25, "a recommendation that may have been made before")

#: Claims, plans and audits.
CLAIM_FAILS = Points(80, "a claim that newer evidence contradicts")
CLAIM_UNREADABLE = Points(30, "a claim that can no longer be checked")
CLAIMS_STAND = Points(5, "claims that hold")
OVERDUE = Points(60, "an overdue action")
OVERDUE_LONG = Points(20, "an action overdue by more than a month")
NO_ACTION = Points(20, "a recommendation that no action answers")
PROGRESS = Points(10, "how far the plan is")
NO_AUDIT = Points(35, "an area without an audit in this quarter")
AUDITED = Points(10, "audits in this quarter")

#: What figures rest on.
PUBLISHED_OTHERWISE = Points(60, "published figures that say otherwise than the record")
DATA_OLD = Points(25, "data more than a month old")
DATA_VERY_OLD = Points(25, "data more than three months old")
RETURN_DUE = Points(40, "a return that was due and is not loaded")
RESTS_ON = Points(15, "what the figures rest on")
PUBLISHED_TO = Points(8, "how far what is published goes")
REFUSED = Points(35, "rows that were refused")
UNANSWERED = Points(30, "answers that are missing")
ERRORS = Points(20, "errors to mend")
MANY_ERRORS = Points(15, "errors in more than 1 row of 100")
QUERIES = Points(10, "queries to look at")
CONFLICTS = Points(12, "places in which sources differ")
REVISED = Points(20, "figures that were different in the last snapshot")
FEW = Points(15, "figures that rest on few")
