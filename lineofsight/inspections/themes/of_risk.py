"""Themes of particular risks. How patterns are written is told in `vocabulary`."""

from __future__ import annotations

from lineofsight.inspections.themes.kind import Theme
from lineofsight.reference.areas import Strand

_HELP = Strand.HELP_AND_PROTECTION

RISK_THEMES: tuple[Theme, ...] = (
    Theme(
        "neglect",
        "Neglect",
        "Recognising and answering neglect, early enough and for long enough.",
        (r"neglect(?:ed|ful)?\b",),
        (r"neglected (?:area|issue|aspect)",),
        _HELP,
    ),
    Theme(
        "domestic_abuse",
        "Domestic abuse",
        "Children who live with domestic abuse; MARAC.",
        (
            r"domestic (?:abuse|violence)\b",
            r"marac\b",
            r"maracs\b",
            r"multi-agency risk assessment conference",
        ),
        strand=_HELP,
    ),
    Theme(
        "exploitation",
        "Exploitation",
        "Sexual and criminal exploitation, gangs, county lines and other harm outside the home.",
        (
            r"exploitation\b",
            r"exploited\b",
            r"cse\b",
            r"county lines",
            r"gangs?\b",
            r"extra-?familial",
            r"contextual safeguarding",
            r"serious youth violence",
            r"harm outside (?:the|their) (?:home|famil)",
        ),
    ),
    Theme(
        "radicalisation",
        "Radicalisation and harmful practices",
        "Risks of radicalisation, female genital mutilation, forced marriage and abuse in the name "
        "of honour.",
        (
            r"radicali[sz]",
            r"extremis[mt]",
            r"channel panel",
            r"prevent (?:duty|agenda|strategy|programme|coordinator|team)",
            r"female genital",
            r"fgm\b",
            r"forced marriage",
            r"honour[- ]based",
        ),
        strand=_HELP,
    ),
    Theme(
        "missing",
        "Missing children and return home interviews",
        "Children missing from home or care, return home interviews and what is learned from them.",
        (
            r"missing (?:from (?:home|care)|children|episodes?|incidents?|or (?:absent|at risk)|"
            r"and (?:absent|return)|person)",
            r"(?:go|goes|going|went|gone) missing\b(?! (?:from )?(?:school|education|out))",
            r"go missing",
            r"goes missing",
            r"going missing",
            r"gone missing",
            r"went missing",
            r"missing\b(?<=are missing)(?! (?:from )?(?:school|education|out))",
            r"return(?:-| )home (?:interview|conversation|discussion)s?",
            r"return (?:interview|conversation)s?",
            r"return-home interviews?",
            r"missing\b[^.]{0,20}absent",
        ),
        (r"missing (?:from )?(?:school|education)",),
    ),
    Theme(
        "missing_education",
        "Children missing education",
        "Children missing education, educated at home, excluded or on part-time timetables.",
        (
            r"missing (?:from |out on )?(?:their )?education",
            r"cme\b",
            r"elective(?:ly)? home[- ]educat",
            r"home[- ]educated",
            r"educated at home",
            r"not in (?:receipt of )?full-time education",
            r"exclusions?\b(?= (?:from school|rates?|are|have))",
        ),
        (
            r"fixed[- ]term exclusions",
            r"children in care[^.]{0,80}full-time education",
        ),
    ),
    Theme(
        "private_fostering",
        "Private fostering",
        "Children who live with someone who is no close relative by private arrangement.",
        (
            r"private(?:ly)?[- ]foster(?:ing|ed)?\b",
            r"private fostering",
        ),
        strand=_HELP,
    ),
    Theme(
        "homeless_16_17",
        "Homeless 16- and 17-year-olds",
        "Young people of 16 and 17 who present as homeless: assessment, rights, accommodation.",
        (
            r"homeless\b[^.]{0,80}\b(?:16|17|young people|children)\b",
            r"(?:16|aged 16)[^.]{0,80}homeless",
            r"aged 16[^.]{0,80}homeless",
            r"young people[^.]{0,40}homeless",
            r"children[^.]{0,40}homeless",
            r"young people who (?:\w+ ){0,4}homeless",
            r"homeless (?:young people|children|16|17|teenagers)",
            r"southwark judg",
            r"homelessness protocol",
        ),
        (r"care leavers?[^.]*homeless\w*", r"prevent(?:ing)? homelessness"),
        _HELP,
    ),
    Theme(
        "allegations",
        "Allegations against adults (LADO)",
        "The designated officer: allegations against people who work or volunteer with children.",
        (
            r"designated officers?\b",
            r"lado\b",
            r"allegations (?:against|of (?:abuse|harm)[^.]{0,40}(?:by (?:adults|professionals|"
            r"people|staff)|trust)|"
            r"about (?:professionals|adults|people))",
            r"position(?:s)? of trust",
            r"manag(?:ing|e|ement of) allegations",
            r"allegations (?:of|against) (?:\w+ )?(?:professional|staff|adults)",
        ),
    ),
)
