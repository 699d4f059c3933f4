"""How many lines each return adds to what all returns share.

    python scripts/count_lines.py

Prints a table in Markdown: for each return the lines of its declaration, its rules, and what it has
besides; and the lines that serve every return. Lines are those of Python, blank ones left out.
"""

from __future__ import annotations

from pathlib import Path

from lineofsight.returns.kinds import KINDS

RETURNS = Path(__file__).parents[1] / "lineofsight" / "returns"


def lines(*paths: Path) -> int:
    """Lines of Python in files and folders, blank ones left out."""
    files = [file for path in paths for file in (path.rglob("*.py") if path.is_dir() else [path])]
    return sum(
        bool(line.strip())
        for file in files
        for line in file.read_text(encoding="utf-8").split("\n")
    )


def main() -> None:
    """Print the table."""
    print("| Return | Rules and shared columns | Everything else it adds |")
    print("| --- | --- | --- |")
    own = [RETURNS / code for code in KINDS]
    for folder in own:
        rules = lines(folder / "rules", folder / "shared.py")
        print(f"| {folder.name} | {rules:,} | {lines(folder) - rules:,} |")
    shared = lines(RETURNS) - lines(*own)
    cli = RETURNS.parent / "cli"
    commands = lines(cli / "check.py", cli / "checked.py")
    print(f"\nShared by all: {shared:,} lines, and {commands:,} of commands.")


if __name__ == "__main__":
    main()
