"""The demonstration's returns: those of a council that does not exist, with mistakes, checked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from lineofsight.engine.processes import interrupts_blocked, processes
from lineofsight.returns.kinds import KINDS, get_kind
from lineofsight.returns.results import sheets
from lineofsight.returns.results.folder import MANIFEST
from lineofsight.returns.rules import Severity
from lineofsight.returns.run import check_return

#: The collection year of the invented returns, where a return has it.
YEAR = 2026


def check_invented_returns(folder: Path) -> Iterator[str]:
    """Write each return into `invented-returns`, and its check into `checks`, each in a folder
    with the return's name; give a line on each. A check that is there is left as it is.

    Args:
        folder: the demonstration's own.

    Raises:
        OSError: the folder cannot be written.
    """
    with processes(min(os.cpu_count() or 1, len(KINDS))) as pool:
        with interrupts_blocked():
            begun = [pool.schedule(_check, args=(code, folder)) for code in KINDS]
        for one in begun:
            yield one.result()


def _check(code: str, folder: Path) -> str:
    kind, out = get_kind(code), folder / "checks" / code
    if (out / MANIFEST).exists():
        return f"{kind.short}: see {out / sheets.WORKBOOK}"
    invented = import_module(f"lineofsight.synthetic.{code}")
    year = min(YEAR, kind.last_year)
    written = invented.write_return(folder / "invented-returns" / code, year=year, mistakes=True)
    last_year = getattr(written, "last_year", None)
    with check_return(
        code, written.files, last_year=[last_year] if last_year else [], year=year
    ) as result:
        result.write(out, also=[sheets.write_workbook])
        errors, queries = result.count(Severity.ERROR), result.count(Severity.QUERY)
    return f"{kind.short}: {errors} errors and {queries} queries, in {out / sheets.WORKBOOK}"
