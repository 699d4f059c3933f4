"""The themes of inspection findings and recommendations, declared.

Names are the field's own terms; meanings and patterns are in our words. A pattern begins with
the first letters of a word and is matched in lower-case text at the start of a word. What an
exclusion matches is taken out before the theme's patterns are tried.
"""

from __future__ import annotations

from dataclasses import dataclass

from lineofsight.reference.areas import Strand


@dataclass(frozen=True)
class Theme:
    """A subject that inspectors return to.

    `strand` is set when the theme belongs to one area of practice, so that a recommendation
    which names no area can be placed beside that area's grade.
    """

    code: str
    name: str
    doc: str
    patterns: tuple[str, ...]
    exclusions: tuple[str, ...] = ()
    strand: Strand | None = None


_HELP = Strand.HELP_AND_PROTECTION
_CARE = Strand.IN_CARE
_LEAVERS = Strand.CARE_LEAVERS
_LEADERS = Strand.LEADERS

THEMES: tuple[Theme, ...] = (
    # --- Leaders and workforce ---
    Theme(
        "supervision",
        "Supervision",
        "Supervision of social workers and other staff: how often, how reflective, how recorded.",
        (r"supervis(?:ion|ions|ory|ing|ed|e|or|ors)\b",),
        (
            r"supervis(?:ed|ing|e) (?:contact|family time|spend|time)\b",
            r"supervision order\w*",
            r"(?:under|adult|parental|family) supervision",
        ),
        _LEADERS,
    ),
    Theme(
        "management_oversight",
        "Management oversight",
        "Managers' oversight and challenge of casework: decisions, direction, grip on drift.",
        (
            r"manage(?:r|rs|ment)(?:'s|')? (?:\w+ ){0,3}(?:oversight|grip|direction|challenge|"
            r"decision|scrutiny|footprint|guidance)",
            r"oversight\b",
            r"drift\b",
            r"first-line manage",
            r"frontline manage",
            r"front-line manage",
            r"team managers?\b",
            r"manage(?:r|rs) (?:do not|are not|provide|have|lack|sign|track)",
        ),
    ),
    Theme(
        "workforce",
        "Workforce stability and caseloads",
        "Recruitment, retention, turnover, agency staff, caseloads, changes of social worker, "
        "training and career pathways.",
        (
            r"case-?loads?\b",
            r"workloads?\b",
            r"recruit(?:ment|ing) and ret(?:ention|ain)",
            r"retention\b",
            r"turnover\b",
            r"agency (?:staff|social|worker|rate)",
            r"vacanc(?:y|ies)\b",
            r"workforce\b",
            r"staff(?:ing)? (?:shortage|capacity|stability|turnover|change|training)",
            r"changes? (?:of|in) (?:social worker|worker|staff)",
            r"newly qualified",
            r"capacity of social work",
            r"social work(?:er)? (?:capacity|academy)",
            r"training (?:programme|offer|opportunit|for (?:staff|social))",
            r"permanent (?:staff|social work|workforce)",
        ),
        strand=_LEADERS,
    ),
)
