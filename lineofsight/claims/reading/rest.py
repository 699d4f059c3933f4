"""What of a sentence was not checked, and whether it is of any weight."""

from __future__ import annotations

import re

from lineofsight.claims.reading.speech import Voice, voice_of
from lineofsight.claims.reading.words import FUNCTION, words_of

#: Words that frame what was checked and state nothing themselves: who said it, where, to whom.
FRAME = frozenset(
    "ofsted ofsteds inspector inspectors inspectorate watchdog regulator report reports "
    "reported letter inspection inspections "
    "inspected visit visits visited published publish publication latest new newest recent "
    "recently "
    "today yesterday morning week month year council councils authority authoritys local "
    "county borough city "
    "unitary service services children childrens young people families family department "
    "social care "
    "education continues continued continue adds added add says said say states stated state "
    "notes noted "
    "found find finds finding discovered concluded judged judge recognised recognises "
    "recognise described "
    "describes reads read rated rating ratings judgement judgements judgment grade grades "
    "graded overall "
    "effectiveness cllr councillor cabinet member meeting committee told tell according "
    "became become "
    "becoming following after inspectorates also just now time which who whom it its their "
    "they shows showed showing means meaning put putting see seen saw come came make made "
    "makes result "
    "results resulting area areas aspect aspects series recommendation recommendations recommended "
    "include includes including included other points point pointed number verdict released "
    "release "
    "official officially january february march april may june july august september october "
    "november "
    "december surprise unannounced routine planned behalf delivers runs provides responsible "
    "carried carrying took place conducted undertaken undertook long monday tuesday "
    "wednesday thursday friday saturday sunday january".split()
)
#: More words of sense than this, left unchecked, are a statement of their own.
LIGHT = 4
#: Words that make even a short rest a claim: how many, how much, more or less than others.
_CLAIMING = frozenset(
    "best worst highest lowest most fewest least more less fewer only never always every all none "
    "half double twice doubled halved tripled percent lowest fastest largest biggest leading top "
    "record first better worse second third fourth fifth consecutive successive row running "
    "twice times again still until".split()
)
_NUMBER = re.compile(r"(?<![\w-])\d[\d,.]*(?![\w-])")
_YEAR_OR_DAY = re.compile(r"(?:19|20)\d\d|[12]?\d|3[01]")


#: A clause of its own, however short: "… and cut caseloads".
_JOINED = re.compile(r"\b(?:and|but|while|which|who)\s[^,;:.–]*", re.IGNORECASE)


def left_over(rest: str, authority_name: str, names_others: bool) -> str:
    """The words of a sentence that were not checked, where they are enough to state something;
    empty where they only frame what was.

    Args:
        rest: the sentence without what was recognised, as `grammar.plain` gives it.
        authority_name: the name of the text's own authority, which states nothing.
        names_others: whether another council is named in the rest.
    """
    name = set(words_of(authority_name).words)
    words = words_of(rest).words
    telling = [
        word
        for word in words
        if word not in FUNCTION and word not in FRAME and word not in name and len(word) > 1
    ]
    figures = [
        number
        for number in _NUMBER.findall(rest)
        if not _YEAR_OR_DAY.fullmatch(number.strip(",.")) or "%" in rest
    ]
    claims = any(word in _CLAIMING for word in words)
    joined = any(
        sum(word in telling for word in words_of(match.group()).words) > 1
        for match in _JOINED.finditer(rest)
    )
    claims = claims or joined
    if len(telling) > LIGHT or figures or claims or (names_others and telling):
        return f"“{' '.join(rest.split()).strip(' ,;:–-')}”"
    return ""


_INTENDS = re.compile(
    r"\b(?:is|are|remains?|was|were) (?:fully |absolutely |wholly |totally )?(?:committed|"
    r"determined|"
    r"dedicated|proud|delighted|pleased|thrilled|confident|grateful|disappointed) (?:to|that|"
    r"about|of|with)\b|"
    r"\b(?:hopes?|aims?|aspires?|pledges?|pledged|vowed|promises|promised) (?:to|that)\b",
    re.IGNORECASE,
)
_FEELS = re.compile(
    r"\b(?:praised|thanked|welcomed|congratulated|paid tribute|hailed|commended|applauded|"
    r"criticised|"
    r"blasted|slammed|condemned|celebrated|expressed)\b",
    re.IGNORECASE,
)


def is_intention(narration: str) -> bool:
    """Whether the text's own words tell of an intention or a feeling, and not of Ofsted's view."""
    return _INTENDS.search(narration) is not None and voice_of(narration) is not Voice.OFSTED


def is_persons(narration: str) -> bool:
    """Whether the text's own words tell of what a person thought of it."""
    return _FEELS.search(narration) is not None and voice_of(narration) is Voice.OTHER
