"""Names of shared columns and facts: engines tell names apart whatever their case."""

from __future__ import annotations

from collections import Counter

from lineofsight.returns.cin.kind import KIND


def test_no_two_columns_of_a_table_have_the_same_name() -> None:
    """Neither in capitals nor small: of two such columns an engine takes one for the other. A
    fact stands beside the rows of any table."""
    frames = KIND.frames(KIND.settings(2026))
    facts = [name for shared in KIND.rules.facts for name in shared.columns(frames)]
    for table in KIND.tables:
        names = [name for column in table.columns() for name in (column, f"{column}_text")]
        names += [
            name
            for shared in KIND.rules.added
            if shared.table == table.name
            for name in shared.columns(frames)
        ]
        counted = Counter(name.lower() for name in (*names, *facts))
        assert [name for name, count in counted.items() if count > 1] == [], table.name
