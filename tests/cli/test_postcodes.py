"""`lineofsight prepare-postcodes`."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from lineofsight.cli import app

_FILE = "pcds,laua,east1m,north1m\nCA1 1AA,E06000063,340000,556000\n"


def test_a_file_is_prepared(tmp_path: Path) -> None:
    """The target is written whole, over an older one, and the command says what it did."""
    (tmp_path / "given.csv").write_text(_FILE)
    target = tmp_path / "postcodes.parquet"
    target.write_text("older")
    done = CliRunner().invoke(app, ["prepare-postcodes", str(tmp_path / "given.csv"), str(target)])
    assert (done.exit_code, done.output) == (0, f"1 postcodes written to {target}.\n")
    assert target.read_bytes().startswith(b"PAR1")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["given.csv", "postcodes.parquet"]


def test_another_file_is_refused(tmp_path: Path) -> None:
    """The older target stays, and the message says what to give."""
    (tmp_path / "given.csv").write_text("a,b\n1,2\n")
    target = tmp_path / "postcodes.parquet"
    target.write_text("older")
    done = CliRunner().invoke(app, ["prepare-postcodes", str(tmp_path / "given.csv"), str(target)])
    assert done.exit_code == 1
    assert "Give the ONS Postcode Directory" in " ".join(done.output.split())
    assert target.read_text() == "older"
