"""The documentation's reference pages, made from what the code declares.

MkDocs calls `on_files` (see `hooks` in mkdocs.yml); tests call the functions one by one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from lineofsight.engine.tables import Table
from lineofsight.reference.areas import Area
from lineofsight.reference.authorities import current
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade

DOCS = Path(__file__).parents[1] / "docs"


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |\n"


def _table(head: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    return _row(*head) + _row(*("---" for _ in head)) + "".join(_row(*row) for row in rows) + "\n"


def table_reference(table: type[Table]) -> str:
    """One declared table as Markdown: its meaning, then its columns."""
    rows: list[tuple[object, ...]] = []
    for column in table.columns().values():
        kind = "text" if column.codes or column.type is str else column.type.__name__
        if column.many:
            kind = f"list of {kind}"
        marks = ["key"] if column.key else []
        marks += ["required"] if column.required else []
        codes = ", ".join(f"`{code.value}`" for code in column.codes) if column.codes else ""
        meaning = column.doc + (f" One of: {codes}." if codes else "")
        rows.append((f"`{column.name}`", kind, ", ".join(marks), meaning))
    return f"## `{table.name}`\n\n{table.__doc__}\n\n" + _table(
        ("Column", "Type", "", "Meaning"), rows
    )


def tables_page() -> str:
    """Every declared table."""
    from lineofsight.inspections.tables import TABLES
    from lineofsight.published.tables import Measure, PublishedValue, Release, Vintage

    text = (
        "# Tables\n\nEach snapshot keeps these as Parquet files. They are declared once in the "
        "code; this page is made from the declarations.\n\n# Inspections\n\n"
        "In `snapshots/<name>/inspections/`.\n\n"
    )
    text += "".join(table_reference(table) for table in TABLES)
    text += "# Published statistics\n\nCarried by the package.\n\n"
    carried: tuple[type[Table], ...] = (Measure, PublishedValue, Vintage)
    text += "".join(table_reference(table) for table in carried)
    text += (
        "# Loaded statistics\n\nIn `snapshots/<name>/published/`: this table, and for each release "
        "a file of `published_value` rows, those that it gave first or otherwise than before.\n\n"
    )
    return text + table_reference(Release)


def results_page() -> str:
    """The tables that a check of a return, and a comparison of two, write."""
    from lineofsight.returns.results.tables import COMPARED, WRITTEN

    text = (
        "# Results of a check\n\nWhat `lineofsight check` writes as Parquet with `--out`, and a "
        "notebook gets as frames. How to use them is in "
        "[Check an SSDA903 return](../how-to/check-an-ssda903-return.md).\n\n# A check\n\n"
    )
    text += "".join(table_reference(table) for table in WRITTEN)
    text += "# A comparison of two checks\n\nWritten by `lineofsight check compare`.\n\n"
    return text + "".join(table_reference(table) for table in COMPARED)


def measures_page() -> str:
    """Every published measure, by inspection area."""
    from lineofsight.published.measures import by_area
    from lineofsight.published.tables import Form

    text = (
        "# Published measures\n\nOfficial statistics that the package carries, in our words. What "
        "they are used for is in [Published statistics](../explanation/published-statistics.md)."
        "\n\n"
    )
    for area in (Area.HELP_AND_PROTECTION, Area.IN_CARE, Area.CARE_LEAVERS, Area.LEADERS, None):
        text += f"## {area.label if area else 'The setting'}\n\n"
        for found in by_area(area):
            better = {"high": "high is better", "low": "low is better"}
            facts = [
                f"Unit: {found.unit}",
                better.get(found.polarity or "", "no direction is better"),
                Form(found.form).doc,
                f"{found.first_period} to {found.last_period}",
                "counts published" if found.has_counts else "no counts published",
            ]
            text += (
                f"### {found.title}\n\n`{found.id}`: {found.definition}\n\n"
                f"{'; '.join(facts)}. From [{found.publication}]({found.address})."
            )
            text += f" {found.note}\n\n" if found.note else "\n\n"
    return text


def areas_page() -> str:
    """Areas, grades, frameworks and layouts."""
    text = "# Areas, grades and frameworks\n\n## Areas\n\n"
    text += _table(
        ("Code", "Name", "Strand", "What was judged"),
        [(f"`{a.value}`", a.label, a.strand.label, a.doc) for a in Area],
    )
    text += "## Grades\n\n"
    text += _table(
        ("Code", "Name", "Mark", "Level"),
        [(f"`{g.value}`", g.label, g.letter, g.level or "") for g in Grade],
    )
    text += "## Frameworks\n\n"
    text += _table(
        ("Code", "Title", "First inspections", "Last inspections"),
        [
            (f"`{f.value}`", f.facts.title, f.facts.first, f.facts.last or "in use")
            for f in Framework
        ],
    )
    text += "## Layouts of report\n\n"
    text += _table(
        ("Code", "Layout", "Framework", "Gives judgements"),
        [
            (f"`{f.value}`", f.label, f.framework.label, "yes" if f.has_judgements else "no")
            for f in Family
        ],
    )
    text += (
        f"## Authorities\n\n{len(current())} councils have children's services today. Each is "
        "known by the Department for Education's three-digit code, which it keeps when the Office "
        "for National Statistics gives its area a new one.\n"
    )
    return text


def themes_page() -> str:
    """The vocabulary of themes."""
    from lineofsight.inspections.themes import themes_reference

    return (
        "# Themes\n\nEach paragraph is marked with the themes that it is about. How well the "
        "marks agree with a person's reading is in [Themes](../explanation/themes.md).\n\n"
        + "\n".join(themes_reference())
        + "\n"
    )


def claim_types_page() -> str:
    """Every kind of claim, from its declaration."""
    from lineofsight.claims.base import Subject, claim_types

    text = (
        "# Claim types\n\nEach kind of claim that can be checked, made from its declaration. In a "
        "pattern `{blanks}` are filled in; what stands in [brackets] falls away when its blank is "
        "not given. How verdicts are reached is under [Claims](../explanation/claims.md).\n\n"
    )
    for subject in Subject:
        found = [each for each in claim_types() if each.subject is subject]
        text += f"## {subject.label}\n\n" if found else ""
        for kind in found:
            rows: list[tuple[object, ...]] = [
                (f"`{p.name}`", "yes" if p.required else "", p.doc, p.values)
                for p in kind.parameters
            ]
            text += f"### `{kind.name}`\n\n{kind.title}: `{kind.pattern}`\n\n{kind.doc}\n\n"
            text += _table(("Blank", "Needed", "Meaning", "Values"), rows)
    return text


def permissions_page() -> str:
    """Every permission with the roles that have it, and every role."""
    from lineofsight.web.permissions import IN_ADDITION, NEVER_A_CHILD, Permission, Role

    text = (
        "# Permissions\n\nWhat each role may do, made from the declarations. A role is held at one "
        "authority and counts there alone; whoever holds several may do what any of them allows. "
        "How roles are given is under [Set up people](../how-to/set-up-people.md); which pages a "
        "permission opens under [Pages of the site](pages.md).\n\n## Permissions\n\n"
    )
    text += _table(
        ("Permission", "What it allows", "Roles"),
        [
            (
                f"`{each}`",
                each.sentence,
                ", ".join(role.label for role in Role if each in role.permissions),
            )
            for each in Permission
        ],
    )
    text += "## Roles\n\n"
    text += _table(
        ("Role", "Who holds it", "Permissions"),
        [
            (
                role.label,
                role.sentence,
                ", ".join(f"`{p}`" for p in Permission if p in role.permissions),
            )
            for role in Role
        ],
    )
    never = " or ".join(role.label.lower() for role in Role if role in NEVER_A_CHILD)
    about = ", ".join(f"`{each}`" for each in Permission if each.is_about_children)
    also = ", ".join(f"`{each}`" for each in IN_ADDITION)
    return text + (
        f"Pages that ask for {about} show single children: each look is recorded. Given to one "
        f"person in addition to a role can be: {also}. Nothing that is given so lets an {never} "
        "see a child.\n"
    )


def command_reference(command: Any, path: str, level: int = 2) -> str:
    """A command and those below it, as Markdown."""
    text = f"{'#' * level} `{path}`\n\n{(command.help or '').strip()}\n\n"
    rows: list[tuple[object, ...]] = []
    for parameter in command.params:
        if parameter.name in ("help", "install_completion", "show_completion"):
            continue
        name = ", ".join(f"`{option}`" for option in parameter.opts)
        rows.append((name, getattr(parameter, "help", "") or ""))
    if rows:
        text += _table(("Argument or option", "Meaning"), rows)
    for name, below in sorted(getattr(command, "commands", {}).items()):
        text += command_reference(below, f"{path} {name}", min(level + 1, 4))
    return text


def commands_page() -> str:
    """The whole command line."""
    from lineofsight.cli import app

    text = "# Commands\n\nMade from the command line's own help.\n\n"
    shown = command_reference(typer.main.get_command(app), "lineofsight")
    return text + shown.replace("[bold]", "**").replace("[/bold]", "**")


def decisions_page() -> str:
    """A list of the decision records, from their titles."""
    text = "# Decisions\n\nWhat was decided, and why. One page each.\n\n"
    for path in sorted((DOCS / "decisions").glob("[0-9]*.md")):
        title = path.read_text(encoding="utf-8").splitlines()[0].lstrip("# ")
        text += f"- [{title}]({path.name})\n"
    return text


#: Generated pages, by their place in the documentation.
PAGES = {
    "reference/tables.md": tables_page,
    "reference/areas.md": areas_page,
    "reference/results.md": results_page,
    "reference/measures.md": measures_page,
    "reference/themes.md": themes_page,
    "reference/claim-types.md": claim_types_page,
    "reference/permissions.md": permissions_page,
    "reference/commands.md": commands_page,
    "decisions/index.md": decisions_page,
}


def on_files(files: Any, config: Any) -> Any:
    """Add the generated pages to MkDocs' files."""
    from mkdocs.structure.files import File

    for place, make in PAGES.items():
        files.append(File.generated(config, place, content=make()))
    return files
