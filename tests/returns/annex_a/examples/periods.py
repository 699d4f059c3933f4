"""Examples of the rules on the time that each list is of. The lists are of 31 March 2026."""

from __future__ import annotations

from collections.abc import Sequence

from tests.returns.examples import Example


def _too_old(
    code: str, table: str, columns: Sequence[str], rows: Sequence[Sequence[str]], why: str
) -> Example:
    """An example of which the first row fails."""
    drawn = "\n".join(" | ".join(cells) for cells in [columns, *rows])
    return Example(code=code, year=2026, why=why, tables={table: drawn}, fails={table: [0]})


_SIX = "Six months before 31 March is 30 September: the first row is older, the second is not."

EXAMPLES: tuple[Example, ...] = (
    _too_old(
        "AA030",
        "Contacts",
        ["child_id", "contact_date"],
        [("1", "29/09/2025"), ("2", "30/09/2025"), ("3", "")],
        _SIX,
    ),
    _too_old(
        "AA031",
        "EarlyHelp",
        ["child_id", "early_help_start", "early_help_end"],
        [
            ("1", "01/08/2025", "29/09/2025"),
            ("2", "01/08/2025", "30/09/2025"),
            ("3", "01/08/2025", ""),
        ],
        _SIX + " The third goes on.",
    ),
    _too_old(
        "AA032",
        "Referrals",
        ["child_id", "referral_date"],
        [("1", "29/09/2025"), ("2", "30/09/2025")],
        _SIX,
    ),
    _too_old(
        "AA033",
        "Assessments",
        ["child_id", "assessment_start", "assessment_authorised"],
        [
            ("1", "01/08/2025", "29/09/2025"),
            ("2", "01/08/2025", "30/09/2025"),
            ("3", "01/08/2025", ""),
        ],
        _SIX + " The third goes on.",
    ),
    _too_old(
        "AA034",
        "Section47",
        ["child_id", "strategy_discussion"],
        [("1", "29/09/2025"), ("2", "30/09/2025")],
        _SIX,
    ),
    _too_old(
        "AA035",
        "ChildrenInNeed",
        ["child_id", "cin_start", "cin_closed"],
        [("1", "01/08/2025", "29/09/2025"), ("2", "01/08/2025", "30/09/2025"), ("3", "", "")],
        _SIX + " The third is open.",
    ),
    _too_old(
        "AA036",
        "CPPlans",
        ["child_id", "plan_start", "plan_end"],
        [
            ("1", "01/08/2025", "29/09/2025"),
            ("2", "01/08/2025", "30/09/2025"),
            ("3", "01/08/2025", ""),
        ],
        _SIX + " The third is open.",
    ),
    _too_old(
        "AA037",
        "ChildrenInCare",
        ["child_id", "care_start", "care_end"],
        [
            ("1", "01/08/2025", "29/09/2025"),
            ("2", "01/08/2025", "30/09/2025"),
            ("3", "01/08/2025", ""),
        ],
        _SIX + " The third goes on.",
    ),
    _too_old(
        "AA038",
        "Adoption",
        ["child_id", "adopted", "decision_reversed"],
        [("1", "30/03/2025", ""), ("2", "", "31/03/2025"), ("3", "", "")],
        "The list is of twelve months: the first child was adopted before them, the plan for the "
        "second was given up on their first day, the third waits.",
    ),
    _too_old(
        "AA039",
        "Adopters",
        ["adopter_id", "adoption_order", "left_process"],
        [("1", "", "30/03/2025"), ("2", "31/03/2025", ""), ("3", "", "")],
        "The list is of twelve months: the first adopter left before them, the second adopted on "
        "their first day, the third is on the way.",
    ),
    Example(
        code="AA040",
        year=2026,
        why="The lists are of 31 March 2026. Contact 1 is of the next day; plan 1 is to be "
        "reviewed in June; adopter 1 is to enquire in 2062. A date of birth may be later: the "
        "child is expected.",
        tables={
            "Contacts": """
                child_id | birth_date | contact_date
                1        | 01/05/2026 | 01/04/2026
                2        | 01/05/2026 | 31/03/2026
            """,
            "CPPlans": """
                child_id | plan_start | last_review
                1        | 01/02/2026 | 01/06/2026
                2        | 01/02/2026 |
            """,
            "Adopters": """
                adopter_id | enquiry
                1          | 01/03/2062
            """,
        },
        fails={"Contacts": [0], "CPPlans": [0], "Adopters": [0]},
    ),
)
