"""The documentation of returns: their tables, code lists, and a page for each rule, made from the
declarations and from the examples that test the rules.

MkDocs calls `on_files` (see `hooks` in mkdocs.yml); tests call `pages`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from lineofsight.engine.codes import CodeList
from lineofsight.engine.tables import Table
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.kinds import KINDS, get_kind
from lineofsight.returns.rules import AUTHORITY, POSTCODES, PROVIDERS, Rule

ROOT = Path(__file__).parents[1]
_WHOSE = {
    False: "Codes are the Department's; the words are ours.",
    True: "No rules on how its parts fit together are published: these and their codes are ours.",
}
_LOOKUPS = {
    POSTCODES: "a postcode file",
    PROVIDERS: "Ofsted's provider list",
    AUTHORITY: "the council's name",
}


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |\n"


def markdown_table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    names = list(head)
    lines = [_row(*names), _row(*("---" for _ in names)), *(_row(*row) for row in rows)]
    return "".join(lines) + "\n"


def years(since: int | None, until: int | None, first: int, latest: int) -> str:
    """Collection years in words: "2023 to 2025", "from 2026", "all years"."""
    begins, ends = since or first, until or latest
    if begins <= first and ends >= latest:
        return "all years"
    if ends >= latest:
        return f"from {begins}"
    if begins <= first:
        return f"until {ends}"
    return str(begins) if begins == ends else f"{begins} to {ends}"


def pages() -> dict[str, str]:
    """Every generated page of every return, by its place in the documentation."""
    found: dict[str, str] = {}
    for kind in map(get_kind, KINDS):
        folder = f"reference/{kind.code}"
        found[f"{folder}/tables.md"] = tables_page(kind)
        found[f"{folder}/rules.md"] = rules_page(kind)
        examples = examples_of(kind)
        for code, versions in by_code(kind).items():
            shown = examples.get(code, [])
            found[f"{folder}/rules/{code}.md"] = rule_page(kind, code, versions, shown)
        departures = ROOT / "docs" / "explanation" / f"{kind.code}-departures.csv"
        if departures.exists():
            found[f"explanation/{kind.code}-departures.md"] = departures_page(kind, departures)
    return found


def by_code(kind: ReturnKind) -> dict[str, list[Rule]]:
    """A return's rules by code, in the order of the codes, each with its versions by year."""
    found: dict[str, list[Rule]] = {}
    for rule in sorted(kind.rules.found, key=lambda r: (_place(r.code), r.since or 0)):
        found.setdefault(rule.code, []).append(rule)
    return found


def _place(code: str) -> tuple[int, int, str]:
    digits = "".join(c for c in code if c.isdigit())
    starts = code[:1].isdigit()
    return (0 if starts else 1, int(digits or 0) if starts else 0, code)


def examples_of(kind: ReturnKind) -> dict[str, list[Any]]:
    """The examples that test a return's rules, by code."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    found: dict[str, list[Any]] = {}
    folder = ROOT / "tests" / "returns" / kind.code / "examples"
    for path in sorted(folder.glob("[!_]*.py")):
        module = import_module(f"tests.returns.{kind.code}.examples.{path.stem}")
        for example in module.EXAMPLES:
            found.setdefault(example.code, []).append(example)
    return found


def tables_page(kind: ReturnKind) -> str:
    """A return's tables and code lists."""
    text = (
        f"# {kind.title}: tables\n\nDeclared for collection years {kind.first_year} to "
        f"{kind.last_year} (2025-26 is 2026). This page is made from the declarations. A rule's "
        "code leads to its page.\n\n"
    )
    lists: dict[str, CodeList] = {}
    for table in kind.tables:
        text += f"## {table.name}\n\n{table.__doc__}\n\n"
        text += markdown_table(
            ("Column", "Type", "Years", "Meaning", "Rules"), _columns(kind, table, lists)
        )
    text += "# Code lists\n\n"
    for name, codelist in lists.items():
        text += f"## {name}\n\n"
        text += markdown_table(
            ("Code", "Meaning", "Years"),
            (
                (f"`{c.code}`", c.meaning, years(c.since, c.until, kind.first_year, kind.last_year))
                for c in codelist.codes
            ),
        )
    return text


def _columns(
    kind: ReturnKind, table: type[Table], lists: dict[str, CodeList]
) -> Iterator[tuple[object, ...]]:
    for column in table.columns().values():
        meaning = f"“{column.heading}”. {column.doc}" if column.heading else column.doc
        if column.codelist is not None:
            lists.setdefault(column.codelist.name, column.codelist)
            meaning += f" Codes: [{column.codelist.name}](#{column.codelist.name.lower()})."
        if column.derived:
            meaning += " Worked out where a file does not give it."
        codes = dict.fromkeys(code for code in (column.invalid, column.missing) if code)
        yield (
            f"`{column.name}`",
            "text" if column.type is str else column.type.__name__,
            years(column.since, column.until, kind.first_year, kind.last_year),
            meaning,
            ", ".join(f"[{code}](rules/{code}.md)" for code in codes),
        )


def rules_page(kind: ReturnKind) -> str:
    """All rules of a return in one table."""
    latest = kind.last_year
    rows = [
        (
            f"[{rule.code}](rules/{rule.code}.md)",
            rule.message,
            rule.severity.value,
            years(rule.since, rule.until, kind.first_rules, latest),
            ", ".join(rule.at),
        )
        for versions in by_code(kind).values()
        for rule in versions
    ]
    counts = ", ".join(
        f"{sum(1 for _ in kind.rules.in_year(year))} in {year}"
        for year in range(kind.first_rules, latest + 1)
    )
    return (
        f"# {kind.title}: rules\n\n{_WHOSE[kind.own_rules]} Active rules: "
        f"{counts}. An *error* contradicts the guide or itself; a *query* is unusual and can be "
        "true. Each page shows examples, which are also the rule's tests.\n\n"
        + markdown_table(
            ("Rule", "What is wrong", "Severity", "Collection years", "Marked in"), rows
        )
    )


def rule_page(kind: ReturnKind, code: str, versions: list[Rule], examples: list[Any]) -> str:
    """One rule: what it says in each year, what to do, and its examples."""
    text = f"# Rule {code}\n\n[All rules of {kind.title}](../rules.md)\n\n"
    for rule in versions:
        when = years(rule.since, rule.until, kind.first_rules, kind.last_year)
        text += f"## {'Collection years: ' if len(versions) > 1 else 'What it says: '}{when}\n\n"
        text += f"**{rule.message}**\n\n{rule.mend}\n\n"
        if rule.cause:
            text += f"Usual cause: {rule.cause}\n\n"
        marks = (f"{table}: {', '.join(f'`{c}`' for c in cols)}" for table, cols in rule.at.items())
        text += f"- Severity: {rule.severity.value}\n- Marks: {'; '.join(marks)}\n"
        text += f"- Runs when given: {', '.join(_need(need) for need in rule.needs)}\n\n"
    text += "## Examples\n\n" if examples else ""
    for number, example in enumerate(examples, 1):
        text += f"### {number}. Collection year {example.year}\n\n{example.why}\n\n"
        for name, rows in example.rows().items():
            text += f"{_named(name)}:\n\n" + _drawn(rows, set(example.fails.get(name, ())))
        for name, rows in example.lookup_rows().items():
            cells = ([cell or "" for cell in row.values()] for row in rows)
            text += f"With {_LOOKUPS[name]}:\n\n" + markdown_table(list(rows[0]), cells)
    return text


def _need(need: str) -> str:
    return _LOOKUPS.get(need, _named(need))


def _named(table: str) -> str:
    bare = table.removesuffix("_last")
    return f"{bare} of last year" if bare != table else table


def _drawn(rows: list[dict[str, str | None]], fails: set[int]) -> str:
    columns = list(rows[0]) if rows else []
    shown = (
        [*(row[c] or "" for c in columns), "**fails**" if number in fails else ""]
        for number, row in enumerate(rows)
    )
    return markdown_table([*columns, "Outcome"], shown)


def departures_page(kind: ReturnKind, file: Path) -> str:
    """Where we judge otherwise than the conformance cases, and why."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    text = (
        f"# {kind.title}: where we depart from others\n\nThe rules are tried against conformance "
        "cases that come from the tests of a widely used checker. Where such a case rests on a "
        "known mistake, or on something that cannot happen in a real file, we do what the rule "
        "means. Each such place is listed here, and a test holds the list to be complete.\n\n"
    )
    return text + markdown_table(
        ("Rule", "Case", "What the case says", "What we do", "Why"),
        (
            (
                f"[{r['code']}](../reference/{kind.code}/rules/{r['code']}.md)",
                r["case_id"],
                r["what_the_case_says"],
                r["what_we_do"],
                r["why"],
            )
            for r in rows
        ),
    )


def on_files(files: Any, config: Any) -> Any:
    """Add the generated pages to MkDocs' files."""
    from mkdocs.structure.files import File

    for place, text in pages().items():
        files.append(File.generated(config, place, content=text))
    return files
