"""The table of judgements: each row's label and grade, however the label wraps."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from lineofsight.inspections.parse.pdf import Line
from lineofsight.inspections.parse.text import GRADE, tidy
from lineofsight.reference.areas import Area
from lineofsight.reference.grades import Grade, parse_grade


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what was judged, the grade, both as printed, the page, the last line used."""

    area: Area
    grade: Grade
    label: str
    grade_printed: str
    page: int
    line: int


_G = rf"(?P<grade>{GRADE.pattern})"
_LABEL = (
    r"(?:(?:The\s+)?impact\s+of\s+leader(?:s|ship)|(?:The\s+)?experiences?(?:\s+and\s+progress)?\s+of\b"
    r"|Overall\s+effectiveness)\b"
)
_GRADE = re.compile(_G, re.IGNORECASE)
_TABLE_HEAD = re.compile(r"judge?ments?\s+grade", re.IGNORECASE)
_TABLE_LINES = 24
_LABEL_ALONE = re.compile(rf"^{_LABEL}(?:(?!\n{_LABEL})[^.])*", re.MULTILINE | re.IGNORECASE)
_ILACS_ROW = re.compile(
    rf"^(?:\d\.?\d?\.?\s*)?(?P<label>{_LABEL}(?:(?!\n[\d. ]*{_LABEL})[^.]){{0,110}}?)"
    rf"\s*[.:–-]?\s*{_G}",
    re.MULTILINE | re.IGNORECASE,
)
_IN_NEED = r"Children\s+(?:and\s+young\s+people\s+)?(?:who|in)\s+need\s+(?:of\s+)?help"
#: A label may run on after its grade, and its last word may carry a footnote's number.
_SIF_ROW = re.compile(
    rf"(?P<label>{_IN_NEED}\s+and(?:/or)?(?:\s+protection)?"
    r"|Children\s+looked[\s-]+after\s+and\s+achieving(?:\s+permanence)?|Adoption\s+performance"
    r"|Experiences?(?:\s+and\s+progress)?\s+of\s+(?:children\s+)?care(?:\s+leavers)?"
    r"|Leadership,?\s+(?:and\s+)?management(?:,?\s+and(?:\s+governance)?)?)"
    rf"(?:\s*\d{{1,2}}|[¹²³])?\s*[:–-]?\s*(?:is\s+|are\s+)?{_G}",
    re.IGNORECASE,
)
_SIF_TABLE = re.compile(rf"(?:^|\n)\s*(?:\d\.\s*)?{_IN_NEED}")
_SIF_OVERALL = re.compile(
    r"(?P<label>(?:The\s+)?overall\s+judge?ment\s+is|Children[’'`]?s\s+services?)\b"
    rf"(?:(?!judge?ment|\b1\.\s).){{0,100}}?\s{_G}",
    re.IGNORECASE | re.DOTALL,
)
_SIF_LSCB = re.compile(
    r"(?P<label>(?:effectiveness\s+of\s+(?:the\s+)?)?(?:Local\s+Safeguarding\s+Children(?:[’'`]?s)?"
    r"(?:\s+Board)?|Safeguarding\s+Children(?:[’'`]?s)?\s+Board)(?:\s+\([A-Z]*SCB\))?)"
    rf"\s*(?:is|are)?\s*(?:judged\s+)?(?:to\s+be\s+)?{_G}",
    re.IGNORECASE,
)
_BOARD_ALONE = re.compile(
    r"(?P<label>(?:LSCB|[A-Z]?SCB|Safeguarding\s+Children(?:[’'`]?s)?\s+Board))\b"
    rf"[^.]{{0,60}}?\s(?:is|are|that\s+it|requires?)?\s*{_G}",
)
_LOOKED_AFTER_ROW = re.compile(
    r"(?P<label>Overall\s+effectiveness|Capacity\s+(?:to\s+improve|for\s+improvement)"
    r"|Outcomes\s+for\s+(?:looked[\s-]+after\s+children|children\s+looked\s+after)"
    r"(?:,?\s+(?:and\s+)?(?:young\s+people|care\s+leavers))*"
    r"|Quality\s+of\s+(?:service\s+)?provision|Leadership,?\s+(?:and\s+)?management)"
    rf"(?:\s+of\s+[^.:]{{,60}}?)?\s*:?\s*{_G}",
    re.IGNORECASE,
)
#: The first word of each label tells it from the others.
_LOOKED_AFTER_AREAS = {
    "overall": Area.LOOKED_AFTER_OVERALL,
    "capacity": Area.LOOKED_AFTER_CAPACITY,
    "outcomes": Area.LOOKED_AFTER_OUTCOMES,
    "quality": Area.LOOKED_AFTER_PROVISION,
    "leadership": Area.LOOKED_AFTER_LEADERSHIP,
}


class _Text:
    """Lines as one text that knows from which line each place comes."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.starts: list[int] = []
        position = 0
        parts = []
        for line in lines:
            self.starts.append(position)
            text = line.text.replace("\ufffe", "-").replace("\x02", "-")
            parts.append(text)
            position += len(text) + 1
        self.text = "\n".join(parts)

    def row(self, area: Area, match: re.Match[str], label: str | None = None) -> Row | None:
        """The row that a match of a label and a grade gives; None when it is no grade."""
        grade = parse_grade(match["grade"])
        if grade is None:
            return None
        line = bisect_right(self.starts, match.end() - 1) - 1
        return Row(
            area=area,
            grade=grade,
            label=tidy(label or match["label"]),
            grade_printed=tidy(match["grade"]),
            page=self.lines[line].page,
            line=line,
        )


_LABEL_WORDS = frozenset(
    "social work practice with children and families who need help protection in care leavers "
    "experienced young people permanence governance".split()
)
_GRADE_REST = re.compile(r"\s*\b(?:to\s+be\s+good|be\s+good)$", re.IGNORECASE)


def _runs_on(lines: list[Line], label: str, line: int) -> tuple[str, int]:
    """A label whose grade stands beside an earlier line of it: the whole label, its last line."""
    for following in lines[line + 1 : line + 3]:
        text = following.text
        words = _GRADE_REST.sub("", text).lower().replace("-", " ").split()
        if not text[0].islower() or not _LABEL_WORDS.issuperset(words):
            break
        label, line = " ".join([label, *words]), line + 1
    return label, line


def ilacs_rows(lines: list[Line]) -> list[Row]:
    """The rows of an ILACS table, from the cover's lines: they follow one another closely."""
    text = _Text(lines)
    found: dict[Area, Row] = {}
    for match in _ILACS_ROW.finditer(text.text):
        begins = bisect_right(text.starts, match.start()) - 1
        last = bisect_right(text.starts, match.end() - 1) - 1
        label, last = _runs_on(lines, match["label"], last)
        area = ilacs_area(label)
        row = text.row(area, match, label) if area and label[0].isupper() else None
        if row is None:
            continue
        row = replace(row, line=last)
        before = max((r.line for r in found.values()), default=begins)
        if row.area in found or begins > before + 3:
            break
        found[row.area] = row
    return list(found.values()) if len(found) > 2 else _by_columns(lines) or list(found.values())


def _by_columns(lines: list[Line]) -> list[Row]:
    """The rows of a table whose PDF gives all labels first and then all grades."""
    start = next((i for i, line in enumerate(lines) if _TABLE_HEAD.match(line.text)), None)
    if start is None:
        return []
    text = _Text(lines[start : start + _TABLE_LINES])
    grades = list(_GRADE.finditer(text.text))
    labels = _LABEL_ALONE.findall(text.text[: grades[0].start()] if grades else "")
    areas = [ilacs_area(label) for label in labels]
    if len(labels) < 3 or len(labels) > len(grades) or len(set(areas)) < len(areas):
        return []
    rows = [
        text.row(area, match, label)
        for area, match, label in zip(areas, grades, labels, strict=False)
        if area is not None
    ]
    return [replace(row, line=row.line + start) for row in rows if row is not None]


def ilacs_area(label: str) -> Area | None:
    """The area of a row's label."""
    plain = " ".join(label.lower().split())
    if "impact of leader" in plain:
        return Area.LEADERS
    if "overall effectiveness" in plain:
        return Area.OVERALL
    if "protection" in plain:
        return Area.HELP_AND_PROTECTION
    leavers = "leaver" in plain or "care experienced" in plain or "care-experienced" in plain
    if "in care" in plain:
        return Area.IN_CARE_AND_CARE_LEAVERS if leavers else Area.IN_CARE
    return Area.CARE_LEAVERS if leavers else None


def _sif_area(label: str) -> Area:
    plain = " ".join(label.lower().split())
    if "help" in plain:
        return Area.HELP_AND_PROTECTION
    if "looked" in plain:
        return Area.IN_CARE_AND_CARE_LEAVERS
    if "adoption" in plain:
        return Area.ADOPTION
    return Area.LEADERS if plain.startswith("leadership") else Area.CARE_LEAVERS


def sif_rows(lines: list[Line]) -> list[Row]:
    """The headline's overall grade, the numbered rows, and the LSCB where the cover has it."""
    text = _Text(lines)
    table = _SIF_TABLE.search(text.text)
    start = table.start() if table else 0
    found: dict[Area, Row] = {}
    overall = _SIF_OVERALL.search(text.text, 0, start or len(text.text))
    if overall:
        row = text.row(Area.OVERALL, overall)
        if row:
            found[Area.OVERALL] = row
    last = start
    for match in _SIF_ROW.finditer(text.text, start):
        row = text.row(_sif_area(match["label"]), match)
        if row and row.area not in found:
            label, line = _runs_on(lines, row.label, row.line)
            found[row.area] = replace(row, label=label, line=line)
            last = match.end()
    board = _SIF_LSCB.search(text.text, last)
    if board and Area.OVERALL in found:
        row = text.row(Area.LSCB, board)
        if row:
            found[Area.LSCB] = row
    return list(found.values())


def board_rows(lines: list[Line]) -> list[Row]:
    """The board's grade on the cover of a review of the board alone."""
    text = _Text(lines)
    for pattern in (_SIF_LSCB, _BOARD_ALONE, _SIF_OVERALL):
        match = pattern.search(text.text)
        row = text.row(Area.LSCB, match) if match else None
        if row is not None:
            return [row]
    return []


_RECORD = re.compile(r"record of (?:the )?main findings\W*$", re.IGNORECASE)


def record_of_findings(lines: list[Line]) -> int | None:
    """Where the "Record of main findings" of 2013 starts; None when there is none."""
    return next((i for i, line in enumerate(lines) if _RECORD.match(line.text)), None)


def looked_after_rows(lines: list[Line]) -> list[Row]:
    """The rows of the "Record of main findings" of 2013, from the lines under its heading."""
    text = _Text(lines)
    found: dict[Area, Row] = {}
    for match in _LOOKED_AFTER_ROW.finditer(text.text):
        area = _LOOKED_AFTER_AREAS[match["label"].lower().replace(",", " ").split()[0]]
        row = text.row(area, match)
        if row:
            found.setdefault(area, row)
    return list(found.values())
