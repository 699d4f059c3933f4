"""All that was staged put together: the record's tables on a connection."""

from __future__ import annotations

from collections.abc import Callable

import duckdb

from lineofsight.record.cases import fold_cases
from lineofsight.record.derived import derive_care
from lineofsight.record.linking import judge
from lineofsight.record.merging import begin, made, merge
from lineofsight.record.staging import Stage
from lineofsight.record.tables import RECORD, Load, PersonLink

#: Told what is being done, and how much of how much is.
Progress = Callable[[str, int, int], None]


def put_together(
    connection: duckdb.DuckDBPyConnection,
    stage: Stage,
    decisions: list[PersonLink],
    tell: Progress,
) -> list[PersonLink]:
    """Make every table of the record from its staged rows, as `made_<table>`.

    Args:
        connection: where rows are put together.
        stage: what was read.
        decisions: what people decided on two identifiers.
        tell: is told how far it is.

    Returns:
        The decisions, followed or refused.
    """
    connection.register("every_load", Load.to_arrow(stage.loads))
    connection.execute("CREATE TEMP TABLE loads AS SELECT * FROM every_load")
    connection.unregister("every_load")
    staged = {table.name: stage.staged(table) for table in RECORD}
    links = judge(connection, decisions, staged)
    begin(connection)
    for number, table in enumerate(RECORD):
        tell("Putting the record together", number, len(RECORD))
        merge(connection, table, staged[table.name])
    fold_cases(connection)
    derive_care(connection)
    connection.execute(
        f"INSERT INTO {made('linked_identifier')} BY NAME SELECT p.la_code, p.load_id, p.line, "
        "k.kept_id AS person_id, 'linked' AS identifier_type, k.other_id AS identifier "
        f"FROM links k JOIN {made('person')} p ON p.person_id = k.kept_id"
    )
    return links
