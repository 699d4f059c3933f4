"""Problems as they are found: so many of a kind in each file, and then how many more."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from lineofsight.returns.reading.private import temporary_csv

#: Of one kind in one file so many are kept in full. Cells that cannot be read have no limit:
#: they are looked up in the tables.
MOST_OF_A_KIND = 1_000


class Notes:
    """Problems of files and rows."""

    def __init__(self) -> None:
        self._kept: list[tuple[int, int | None, str | None, str | None, str, str, str | None]] = []
        self._count: Counter[tuple[int, str]] = Counter()
        self._mends: dict[tuple[int, str], tuple[str, str | None]] = {}

    def add(
        self,
        file: int,
        message: str,
        mend: str,
        *,
        line: int | None = None,
        column: str | None = None,
        value: str | None = None,
        table: str | None = None,
    ) -> None:
        """Note a problem. The message and mend never quote the value of a cell."""
        kind = file, message
        self._count[kind] += 1
        self._mends[kind] = mend, table
        if self._count[kind] <= MOST_OF_A_KIND:
            self._kept.append((file, line, column, value, message, mend, table))

    def forget(self, file: int) -> None:
        """Drop what was noted of a file that is read again in another way."""
        self._kept = [problem for problem in self._kept if problem[0] != file]
        for kind in [kind for kind in self._count if kind[0] == file]:
            del self._count[kind], self._mends[kind]

    def write(self, path: Path) -> int:
        """Write them as CSV, numbered from 1, and give how many they are."""
        rows = list(self._kept)
        for kind, count in self._count.items():
            if count > MOST_OF_A_KIND:
                mend, table = self._mends[kind]
                more = f"{kind[1]} So also {count - MOST_OF_A_KIND:,} more places in this file."
                rows.append((kind[0], None, None, None, more, mend, table))
        with temporary_csv(path) as out:
            out.writerows([n, *row] for n, row in enumerate(rows, 1))
        return len(rows)
