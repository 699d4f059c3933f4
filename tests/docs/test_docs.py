"""Documentation cannot lag behind what it describes."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer
import yaml

from lineofsight.cli import app

ROOT = Path(__file__).parents[2]


def load_generator(name: str) -> ModuleType:
    """A script that makes reference pages."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


generator = load_generator("docs_reference")
RETURN_PAGES: dict[str, str] = load_generator("docs_returns").pages()
RECORD_PAGES: dict[str, str] = load_generator("docs_record").pages()
MADE = RETURN_PAGES | RECORD_PAGES


def pages_in(nav: Any) -> list[str]:
    """The pages that mkdocs.yml names."""
    if isinstance(nav, str):
        return [nav]
    if isinstance(nav, dict):
        nav = list(nav.values())
    return [page for part in nav for page in pages_in(part)]


def test_every_page_in_the_menu_exists() -> None:
    """A page is written by hand or made from declarations."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text())
    for page in pages_in(config["nav"]):
        assert (ROOT / "docs" / page).is_file() or page in generator.PAGES | MADE, page


def test_every_page_is_in_the_menu() -> None:
    """No page is written and then forgotten."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text())
    named = set(pages_in(config["nav"]))
    written = {p.relative_to(ROOT / "docs").as_posix() for p in (ROOT / "docs").rglob("*.md")}
    assert {p for p in written if not p.startswith("decisions/")} <= named


@pytest.mark.parametrize("page", sorted(generator.PAGES))
def test_generated_pages_have_content(page: str) -> None:
    """Each page made from declarations has a title and something under it."""
    text = generator.PAGES[page]()
    assert text.startswith("# ")
    assert len(text.splitlines()) > 5


@pytest.mark.parametrize("page", sorted(MADE))
def test_made_pages_have_content(page: str) -> None:
    """Each table list, rule, departure and area's indicators has a page that says something."""
    text = MADE[page]
    assert text.startswith("# ")
    assert len(text.splitlines()) > 5


def commands(command: Any, path: str = "lineofsight") -> list[str]:
    """Every command's whole name."""
    found = [path]
    for name, below in getattr(command, "commands", {}).items():
        found += commands(below, f"{path} {name}")
    return found


def test_every_command_is_described_and_says_what_it_does() -> None:
    """The reference has each command, and each has a sentence of help."""
    page = generator.commands_page()
    for name in commands(typer.main.get_command(app)):
        assert f"`{name}`\n\n" in page
        after = page.split(f"`{name}`\n\n", 1)[1]
        assert after.strip()[:1].isalpha(), f"{name} has no help"


def test_every_column_has_a_meaning() -> None:
    """A column without a sentence cannot be understood by an analyst."""
    from lineofsight.inspections.tables import TABLES
    from lineofsight.returns.kinds import KINDS, get_kind

    for table in (*TABLES, *(table for code in KINDS for table in get_kind(code).tables)):
        for column in table.columns().values():
            assert column.doc.endswith((".", ")")), f"{table.name}.{column.name}"


def refusal_codes() -> set[str]:
    """Codes under which a file may be refused, from the reader's source."""
    found: set[str] = set()
    patterns = (
        r'NotAReport\(\s*"([a-z_]+)"',
        r'FileProblem\(\s*"([a-z_]+)"',
        r'refused\([^"]*?"([a-z_]+)"',
    )
    for path in (ROOT / "lineofsight" / "inspections").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        for pattern in patterns:
            found |= set(re.findall(pattern, source))
    return found


def test_every_reason_for_refusing_a_file_is_explained() -> None:
    """Whoever meets a code finds what to do about it."""
    codes = refusal_codes()
    assert len(codes) > 10
    page = (ROOT / "docs" / "how-to" / "refused-files.md").read_text(encoding="utf-8")
    assert {code for code in codes if f"`{code}`" not in page} == set()


def test_decisions_are_numbered_once() -> None:
    """Two records never share a number."""
    numbers = [p.name[:4] for p in (ROOT / "docs" / "decisions").glob("[0-9]*.md")]
    assert len(numbers) == len(set(numbers))
