"""Words as the comparison of texts sees them: folded, without punctuation, each with its place;
and the small words that turn the sense of a sentence."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|%")
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
NUMBER_WORDS = {word: at for at, word in enumerate(_NUMBERS)}

#: Words that carry grammar and little else: a quotation that gains or loses only these still says
#: the same.
FUNCTION = frozenset(
    "a an the and or of to in on at by for from with as that which who whom whose this these those "
    "it its they them their there here is are was were be been being am have has had having do "
    "does did will would shall should can could may might must also s i we our us you your he she "
    "his her him so than then such into over under about per up out if when while where within "
    "through across after before during since until because although though however too very "
    "said says say both own".split()
)
NEGATORS = frozenset(
    "not no never none nor neither without cannot hardly rarely seldom insufficient insufficiently "
    "lack lacks lacked lacking fail fails failed failing isnt arent wasnt werent dont doesnt didnt "
    "hasnt havent hadnt wont wouldnt cant couldnt nobody nothing unable".split()
)
QUANTIFIERS = frozenset(
    "all every each any most many some few several majority minority almost nearly mostly largely "
    "always often sometimes usually generally consistently partly mainly only half never rarely "
    "vast small".split()
)
GRADE_WORDS = frozenset("outstanding good adequate inadequate improvement".split())
#: Words that appraise: a paraphrase may not add one or swap it for another.
APPRAISING = frozenset(
    "strong stronger strongest strength strengths weak weaker weakness weaknesses poor poorly good "
    "better best bad worse worst effective effectively ineffective ineffectively excellent "
    "exceptional exceptionally impressive outstanding adequate inadequate timely slow slowly "
    "delay delays prompt promptly robust rigorous consistent inconsistent inconsistently variable "
    "improve improved improving improvement improvements declined declining deteriorated "
    "deteriorating stable unstable high higher highest low lower lowest safe unsafe well clear "
    "unclear more less fewer increased decreased rise risen rising fell fallen falling reduced "
    "ambitious skilled highly appropriate inappropriate sufficient serious widespread significant "
    "dangerous failure failures failings success successful successfully unsuccessful praised "
    "criticised satisfactory unsatisfactory confident suitable unsuitable limited comprehensive "
    "thorough superficial much unique fully".split()
)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True)
class Words:
    """A text as a row of folded words.

    Attributes:
        text: the text itself.
        words: its words: lower case, without apostrophes, a hyphened word as its parts.
        starts: first character of each word in `text`.
        ends: character after each.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def line(self) -> str:
        """The words on one line, a space between and at either end."""
        return f" {' '.join(self.words)} "

    def stretch(self, first: int, last: int) -> str:
        """The text from one word to another (`last` not included), as it stands."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def words_of(text: str) -> Words:
    """The words of a text."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _WORD.finditer(text):
        word = fold(match.group())
        if word:
            words.append(word)
            starts.append(match.start())
            ends.append(match.end())
    return Words(text, tuple(words), tuple(starts), tuple(ends))


def fold(word: str) -> str:
    """A word in lower case, without accents and apostrophes; `%` is `percent`."""
    if word == "%":
        return "percent"
    plain = unicodedata.normalize("NFKD", word.lower().translate(_PLAIN))
    return "".join(c for c in plain if c.isalnum())


def stem(word: str) -> str:
    """A word without its commonest endings, so that tense and number do not matter."""
    for ending, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("ing", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def content(words: tuple[str, ...] | list[str]) -> list[str]:
    """The words that carry the sense, in order."""
    return [word for word in words if word not in FUNCTION]


def turns_sense(word: str) -> bool:
    """Whether leaving out, adding or swapping the word changes what is said: negations, how many,
    grades and figures."""
    return (
        word in NEGATORS
        or word in QUANTIFIERS
        or word in GRADE_WORDS
        or word in NUMBER_WORDS
        or word.isdigit()
    )
