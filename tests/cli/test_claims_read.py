"""`lineofsight claims read`: a text from the command line, a file or a pipe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lineofsight.cli import app

TEXT = "Wiltshire Council was rated good in 2019. It was rated inadequate in 2015. We like it."


def run(*words: str, piped: str | None = None) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, ["claims", "read", *words], input=piped)


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a workspace in the current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LINEOFSIGHT_WORKSPACE", raising=False)


def marks(result: Result) -> list[str]:
    """The marks of the sentences of a result in JSON."""
    return [each["mark"] for each in json.loads(result.stdout)["sentences"]]


def test_the_same_text_however_it_comes(tmp_path: Path) -> None:
    """Typed, in a file (also as Windows writes it), and piped in."""
    expected = ["supported", "contradicted", "not_checkable"]
    options = ("--authority", "Wiltshire", "--json")
    assert marks(run(TEXT, *options)) == expected
    for name, encoding in (("a.txt", "utf-8"), ("b.txt", "utf-8-sig"), ("c.txt", "cp1252")):
        path = tmp_path / name
        path.write_text(f"“{TEXT}”" if encoding == "cp1252" else TEXT, encoding=encoding)
        found = marks(run(str(path), *options))
        assert found == expected if encoding != "cp1252" else len(found) == 3
    assert marks(run("-", *options, piped=TEXT)) == expected


def test_what_is_printed() -> None:
    """Why this inspection, each sentence with its mark, the evidence, and the counts."""
    result = run(TEXT, "--authority", "wiltshire", "--as-at", "2024-01-15")
    assert result.exit_code == 0
    assert "The newest inspection published by 15 January 2024." in result.stdout
    assert "[Supported]" in result.stdout
    assert "[Contradicted]" in result.stdout
    assert "inspection of 22 June 2015" in " ".join(result.stdout.split())
    assert "3 sentences: 1 supported, 1 contradicted, 1 not checkable here." in result.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("story.txt", "--authority", "Wiltshire"), "There is no file story.txt"),
        (("  ", "--authority", "Wiltshire"), "The text is empty"),
        (("Good.", "--authority", "Nowhere"), "No authority is called"),
    ],
)
def test_wrong_use_is_told_plainly(words: tuple[str, ...], message: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_a_document_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "story.docx"
    path.write_bytes(b"PK\x03\x04\x00\x00")
    result = run(str(path), "--authority", "Wiltshire")
    assert result.exit_code == 2
    assert "not a plain text file" in " ".join(result.output.split())
