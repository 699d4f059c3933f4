"""The documentation of the record and of the indicators, made from their declarations and from the
examples that test them.

MkDocs calls `on_files` (see `hooks` in mkdocs.yml); tests call `pages`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from lineofsight.engine.tables import Table
from lineofsight.indicators.definition import Form, Indicator, Timing
from lineofsight.indicators.registry import by_area
from lineofsight.record.tables import TABLES
from lineofsight.record.words import called
from lineofsight.reference.areas import Area
from scripts.docs_returns import markdown_table

_FORMS = {
    Form.COUNT: "a count",
    Form.RATE: "for every 10,000 people under 18",
    Form.PERCENT: "per cent",
    Form.MIX: "parts of a whole, in per cent",
    Form.MEAN: "a mean",
    Form.MEDIAN: "a median",
    Form.RATIO: "one sum over another",
    Form.RATIO_PERCENT: "one sum over another, in per cent",
}
_WHEN = {
    Timing.EVENTS: "what happened in a period",
    Timing.SNAPSHOT: "what stands on the last day of a period",
}


def pages() -> dict[str, str]:
    """Every generated page of the record and the indicators, by its place in the documentation."""
    found = {"reference/record.md": record_page(), "reference/indicators.md": indicators_page()}
    examples = examples_by_code()
    for area, every in _areas().items():
        found[_place(area)] = (
            f"# Indicators: {area.label}\n\nMade from the declarations, with the examples that "
            "test them. [All indicators](../indicators.md)\n\n"
            + "".join(indicator_text(one, examples.get(one.code, [])) for one in every)
        )
    return found


def _areas() -> dict[Area, tuple[Indicator, ...]]:
    """The areas that have indicators, with these."""
    return {area: every for area in Area if (every := by_area(area))}


def _place(area: Area) -> str:
    return f"reference/indicators/{area.value}.md"


def record_page() -> str:
    """The tables of the record, each column with the column of the dataset that it equals."""
    text = (
        "# Tables of the record\n\nOne record of each child's journey, put together from any mix "
        "of returns and extracts (see [how](../how-to/build-the-record.md)). Each row has "
        "`la_code`, whose record it is, and `load_id` and `line`, where it was read. The last "
        "column names the column of the Standard Safeguarding Dataset that a column equals. This "
        "page is made from the declarations.\n\n"
    )
    for table in TABLES:
        text += f"## {table.name}\n\n{_doc(table)}\n\n"
        text += markdown_table(
            ("Column", "Type", "Meaning", "Dataset"),
            (
                (
                    f"`{column.name}`" + (" (key)" if column.key else ""),
                    "text" if column.type is str else column.type.__name__,
                    column.doc,
                    ", ".join(f"`{name}`" for name in column.ssd),
                )
                for column in table.columns().values()
            ),
        )
    return text


def _doc(table: type[Table]) -> str:
    return " ".join((table.__doc__ or "").split())


def indicators_page() -> str:
    """All indicators in one table."""
    every = [one for found in _areas().values() for one in found]
    return (
        f"# Indicators\n\n{len(every)} indicators over the record. How they are worked out, and "
        "when a figure is not given: [Indicators](../explanation/indicators.md).\n\n"
        + markdown_table(
            ("Code", "Indicator", "What it is", "Over", "Better"),
            (
                (
                    f"[{one.code}](indicators/{area.value}.md#{one.slug})",
                    one.name,
                    _FORMS[one.form] + (f", in {one.unit}" if one.unit else ""),
                    _WHEN[one.timing],
                    {"high": "higher", "low": "lower"}.get(one.polarity.value, ""),
                )
                for area, found in _areas().items()
                for one in found
            ),
        )
    )


def indicator_text(one: Indicator, examples: list[Any]) -> str:
    """One indicator: its definition, what it reads, and its examples."""
    text = f"## {one.code}: {one.name} {{: #{one.slug} }}\n\n{one.summary}\n\n"
    reads = "; ".join(
        f"{table.name} ({', '.join(f'`{name}`' for name in columns)})"
        for table, columns in one.uses.items()
    )
    facts = {**one.facts, "Reads": reads}
    if one.look_back:
        facts["Looks back"] = f"{one.look_back} months: a shorter history gives no figure."
    text += "".join(f"- **{name}**: {said}\n" for name, said in facts.items()) + "\n"
    for number, example in enumerate(examples, 1):
        text += f"### Example {number} {{: #{one.slug}-{number} }}\n\n"
        text += f"{example.period.label}. {example.why}\n\n"
        for name, drawn in example.tables.items():
            text += f"{called(name)[:1].upper()}{called(name)[1:]}:\n\n{_drawn(drawn)}"
        text += f"Counted: {_value(one, example)}\n\n{_drawn(example.members)}"
    return text


def _value(one: Indicator, example: Any) -> str:
    if isinstance(example.value, dict):
        parts = (f"{one.parts.get(part, part)} {value:g}%" for part, value in example.value.items())
        return "; ".join(parts)
    return "no value" if example.value is None else f"{example.value:.4g}"


def _drawn(text: str) -> str:
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return markdown_table(cells[0], cells[1:])


def examples_by_code() -> dict[str, list[Any]]:
    """The examples that test the indicators."""
    found: dict[str, list[Any]] = {}
    folder = Path(__file__).parents[1] / "tests" / "indicators" / "examples_of"
    for path in sorted(folder.glob("[!_]*.py")):
        for example in import_module(f"tests.indicators.examples_of.{path.stem}").EXAMPLES:
            found.setdefault(example.code, []).append(example)
    return found


def on_files(files: Any, config: Any) -> Any:
    """Add the generated pages to MkDocs' files."""
    from mkdocs.structure.files import File

    for place, text in pages().items():
        files.append(File.generated(config, place, content=text))
    return files
