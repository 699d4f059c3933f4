"""The demonstration's returns: those of a council that does not exist, with mistakes, checked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

from lineofsight.engine.processes import begin, processes
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
    outs = {code: folder / "checks" / code for code in KINDS}
    wanted = [code for code, out in outs.items() if not (out / MANIFEST).exists()]
    with ExitStack() as stack:
        begun = {}
        if wanted:
            pool = stack.enter_context(processes(min(os.cpu_count() or 1, len(wanted))))
            begun = {code: begin(pool, _check, code, folder, outs[code]) for code in wanted}
        for code, out in outs.items():
            if code in begun:
                yield begun[code].result()
            else:
                yield f"{get_kind(code).short}: see {out / sheets.WORKBOOK}"


def _check(code: str, folder: Path, out: Path) -> str:
    kind = get_kind(code)
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
