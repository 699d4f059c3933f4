"""Names of files, made harmless: they stand on pages, in the record, and in a folder of ours."""

from __future__ import annotations

import re
import unicodedata

#: How long a name may be.
LONGEST = 100
_OTHER = re.compile(r"[^\w .()+&,'-]", re.UNICODE)
#: Names that Windows keeps for itself.
_DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")


def clean_name(name: str) -> str:
    """A file's name without folders, marks that steer, or anything else than letters, digits and
    a few marks; never empty, never hidden. What comes out comes out the same again."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    plain = _OTHER.sub("_", "".join(c if c.isprintable() else "_" for c in last))
    plain = re.sub(r"\s+", " ", plain).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot or not stem.strip(" ."):
        stem, dot, ending = plain, "", ""
    ending = ending.strip()[:10]
    stem = stem.strip()[: LONGEST - len(ending) - len(dot)].rstrip(" .")
    cleaned = f"{stem}{dot}{ending}".strip(" .") or "file"
    return f"_{cleaned}" if _DEVICES.match(cleaned) else cleaned


def beside(name: str, taken: set[str]) -> str:
    """The name, or the name with a number where it is taken."""
    if name not in taken:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    number = 2
    while (found := f"{stem[: LONGEST - 5]} {number}{dot}{ending}") in taken:
        number += 1
    return found
