"""The tables of the Standard Safeguarding Dataset, version 1.4.5: those that are released.

Names of tables and columns are the dataset's own. A system's script may lack some columns.
"""

from __future__ import annotations

from lineofsight.engine.tables import Table
from lineofsight.returns.ssd import care, need, people

#: The version whose tables are declared.
VERSION = "1.4.5"

TABLES: tuple[type[Table], ...] = (*people.TABLES, *need.TABLES, *care.TABLES)

#: Columns that only some scripts, or only the published list, have.
OPTIONAL = frozenset({"pers_upn", "pers_single_unique_id", "pers_common_child_id"})
