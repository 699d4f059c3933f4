"""`lineofsight claims read`: a text, sentence by sentence, beside the evidence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from lineofsight.cli import chosen
from lineofsight.cli.output import (
    USAGE,
    AsAtOption,
    JsonOption,
    WorkspaceOption,
    console,
    errors,
    print_json,
)

if TYPE_CHECKING:
    from lineofsight.claims.reading import CheckedSentence, CheckedText, Finding

_STYLES = {
    "supported": "green",
    "contradicted": "bold red",
    "partly": "yellow",
    "not_checkable": "dim",
    "opinion": "cyan",
}
#: One word that ends so is meant as a file's name.
_FILE_ENDINGS = (".txt", ".md", ".text")
_OTHER_FILES = (".docx", ".doc", ".pdf", ".odt", ".rtf", ".html", ".htm")


def read(
    text: Annotated[
        str, typer.Argument(metavar="TEXT|FILE|-", help="The text, a text file, or - to pipe it.")
    ],
    authority: Annotated[str, typer.Option(help="Whom the text is about: name or code.")],
    workspace: WorkspaceOption = None,
    as_at: AsAtOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check a text sentence by sentence: a story, a press release, a paper for a committee.

    Each sentence is marked supported, contradicted, partly, not checkable here, or opinion, with
    the evidence beneath. Nothing leaves the machine. Quotations need a workspace with the
    authority's reports; grades are carried by the package.
    """
    from lineofsight.claims.reading import check_text
    from lineofsight.cli.claims import evidence_base

    words = _words(text)
    code = chosen.authority(authority).code
    checked = check_text(words, code, evidence_base(workspace).as_at(chosen.day(as_at)))
    if as_json:
        print_json(checked.to_dict())
        return
    _print(checked)


def _words(text: str) -> str:
    """The text that an argument means: itself, a file's, or what is piped in."""
    if text == "-":
        return sys.stdin.read()
    path = Path(text) if len(text) < 1_000 and "\n" not in text else None
    if path is not None and path.is_file():
        return _read(path)
    named = path is not None and path.suffix.lower() in (*_FILE_ENDINGS, *_OTHER_FILES)
    if named and " " not in text.strip():
        errors.print(f"There is no file {text}.", markup=False)
        raise typer.Exit(USAGE)
    if not text.strip():
        errors.print("The text is empty.")
        raise typer.Exit(USAGE)
    return text


def _read(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix.lower() in _OTHER_FILES or b"\0" in data[:4_096]:
        errors.print(
            f"{path} is not a plain text file. Copy its words into one, or pipe them: "
            "pbpaste | lineofsight claims read - --authority NAME",
            markup=False,
        )
        raise typer.Exit(USAGE)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Windows programs write where they do not write UTF-8; every byte has a letter.
        return data.decode("cp1252", errors="replace")


def _print(checked: CheckedText) -> None:
    console.print(checked.why, style="italic", markup=False)
    held = len(checked.reports)
    console.print(f"{held} report{'' if held == 1 else 's'} at hand.\n")
    paragraph = 0
    for each in checked.sentences:
        if each.sentence.paragraph != paragraph:
            console.print()
            paragraph = each.sentence.paragraph
        _print_sentence(each)
    told = [f"{count} {mark.label.lower()}" for mark, count in checked.counts().items() if count]
    console.print(f"\n{len(checked.sentences)} sentences: {', '.join(told)}.")


def _print_sentence(each: CheckedSentence) -> None:
    style = _STYLES[each.mark.value]
    line = Text()
    line.append(f"{each.sentence.number:>3} ")
    line.append(f"[{each.mark.label}] ", style=style)
    line.append(each.sentence.text)
    console.print(line)
    for finding in each.findings:
        _print_finding(finding)


def _print_finding(finding: Finding) -> None:
    style = _STYLES[finding.mark.value]
    lines = Text()
    lines.append(f"{finding.mark.label}: ", style=style)
    lines.append(finding.verdict.sentence)
    for difference in finding.differences:
        lines.append(f"\nThe text {difference}.")
    for change in finding.verdict.would_change:
        lines.append(f"\n{change.sentence()}", style="dim")
    for caveat in finding.verdict.caveats:
        lines.append(f"\n{caveat}", style="dim")
    for footnote in finding.verdict.footnotes():
        lines.append(f"\n{footnote}", style="dim")
    console.print(Padding(lines, (0, 0, 0, 6)))
