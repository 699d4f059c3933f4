"""Themes of leaving care. How patterns are written is told in `vocabulary`."""

from __future__ import annotations

from lineofsight.inspections.themes.kind import Theme
from lineofsight.reference.areas import Strand

_LEAVERS = Strand.CARE_LEAVERS

LEAVING_CARE_THEMES: tuple[Theme, ...] = (
    Theme(
        "health_histories",
        "Health histories of care leavers",
        "Whether care leavers are given their health histories, and know what is in them.",
        (
            r"health histor(?:y|ies)\b",
            r"health passports?\b",
            r"health (?:information|records?|summar(?:y|ies))\b(?=[^.]{0,60}(?:care leaver|young|"
            r"leave))",
            r"summar(?:y|ies) of their health",
            r"medical histor(?:y|ies)\b",
        ),
        strand=_LEAVERS,
    ),
    Theme(
        "accommodation",
        "Care leavers' accommodation",
        "Where care leavers live: suitable, safe and settled; staying put; homelessness.",
        (
            r"care leavers?'?[^.]{0,120}(?:accommodation|housing|tenanc|homeless|bed and breakfast|"
            r"places to live)\w*",
            r"leave care[^.]{0,140}(?:accommodation|housing|tenanc|suitable places)\w*",
            r"leaving care[^.]{0,100}(?:accommodation|housing|tenanc)\w*",
            r"young people[^.]{0,80}(?:suitable accommodation|semi-independent|"
            r"supported (?:lodgings|"
            r"accommodation)|tenanc)\w*",
            r"accommodation (?:for|options)[^.]{0,40}care leavers",
            r"(?:suitable|unsuitable) accommodation[^.]{0,40}care leavers",
            r"staying put\b",
            r"stay(?:ing)? put arrangement",
            r"staying close\b",
            r"supported lodgings",
            r"semi-independent",
            r"bed and breakfast",
            r"houses in multiple occupation",
            r"tenanc(?:y|ies)\b",
        ),
        (
            r"16[^.]{0,40}homeless[^.]*",
            r"homeless 16[^.]*",
        ),
        _LEAVERS,
    ),
    Theme(
        "pathway_plans",
        "Pathway plans",
        "Care leavers' pathway plans: quality, timeliness and young people's part in them.",
        (
            r"pathway plan(?:s|ning)?\b",
            r"pathway (?:assessments?|needs)",
            r"transition plans\b(?=[^.]*\.[^.]*care leavers)",
            r"planning for (?:\w+ ){0,3}care leavers",
        ),
        strand=_LEAVERS,
    ),
    Theme(
        "personal_advisers",
        "Personal advisers and keeping in touch",
        "Personal advisers: when they start, how well they know and keep in touch with care "
        "leavers.",
        (
            r"personal advis[eo]rs?\b",
            r"pas\b",
            r"pa'?s\b",
            r"leaving care (?:workers?|advis[eo]rs?)",
            r"touch with (?:\w+ ){0,3}(?:care leavers|care-experienced|young people|"
            r"all of them|you)",
            r"keep(?:s|ing)? in touch\b",
            r"stay(?:s|ing)? in touch\b",
            r"care leavers (?:\w+ ){0,4}in touch",
        ),
        (r"iros[^.]{0,80}keep in touch",),
        _LEAVERS,
    ),
    Theme(
        "eet",
        "Education, employment and training of care leavers",
        "Care leavers in education, employment or training; apprenticeships; university.",
        (
            r"education,? (?:employment|training)(?:,| and| or) (?:training|employment)",
            r"employment,? (?:education|training)(?:,| and| or) (?:training|education)",
            r"eet\b",
            r"neet\b",
            r"apprentice(?:s|ship|ships)?\b",
            r"employment (?:opportunit|placements?|support|or training)\w*",
            r"work (?:placements|experience)\b",
            r"universit(?:y|ies)\b",
            r"higher education\b",
            r"employment and (?:\w+ )?opportunities",
            r"education or training\b",
            r"get a job\b",
            r"into (?:paid )?(?:work|employment)\b",
            r"employment\b(?<=in employment)",
        ),
        (
            r"social work apprentice",
            r"universit(?:y|ies) (?:of|hospital|partner|research|to (?:train|recruit))[^.]*",
        ),
        _LEAVERS,
    ),
    Theme(
        "local_offer",
        "Local offer and readiness for independence",
        "What care leavers are entitled to and know of it: local offer, money, identity documents, "
        "skills for living alone.",
        (
            r"local offer\b",
            r"care leaver(?:'s|s'?)? (?:hubs?|offer|covenant)",
            r"offer (?:for|to) care leavers",
            r"entitlements?\b",
            r"entitled to\b",
            r"council tax (?:exempt|reduc|discount|relief|support)",
            r"preparation for (?:independence|adulthood|independent)",
            r"prepar(?:e|ed|ing) (?:\w+ ){0,4}(?:for|to) (?:independence|adulthood|independent|"
            r"liv)",
            r"independen(?:t|ce) (?:living )?skills",
            r"independent living\b(?! and)",
            r"setting[- ]up[- ]home",
            r"national insurance",
            r"liv(?:e|ing) independently",
            r"universal credit",
            r"benefits? (?:applications?|advice|claims?)",
            r"budgeting\b",
            r"rights and (?:responsibilities|entitlements)",
            r"transition to independence",
            r"(?:support|help|prepar)\w*[^.]{0,40} (?:independence|independent adults|"
            r"more independent)\b",
            r"bank accounts?\b",
            r"(?:young adults|young people)'?s?'? offer\b",
            r"financial (?:support|help|assistance)[^.]{0,40}(?:care leavers|young people)",
        ),
        (r"entitled to free school meals",),
        _LEAVERS,
    ),
)
