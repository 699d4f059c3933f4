"""The database itself refuses to change or remove an entry, whoever asks."""

from typing import Any

from django.db import migrations

ON_SQLITE = [
    f"CREATE TRIGGER audit_entry_no_{what.lower()} BEFORE {what} ON audit_entry "
    "BEGIN SELECT RAISE(ABORT, 'An entry of the record of access is never changed.'); END"
    for what in ("UPDATE", "DELETE")
]
OFF_SQLITE = [f"DROP TRIGGER audit_entry_no_{what}" for what in ("update", "delete")]
ON_POSTGRESQL = [
    "CREATE FUNCTION audit_entry_refuse() RETURNS trigger AS $$ BEGIN "
    "RAISE EXCEPTION 'An entry of the record of access is never changed.'; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER audit_entry_no_edit BEFORE UPDATE OR DELETE ON audit_entry "
    "FOR EACH ROW EXECUTE FUNCTION audit_entry_refuse()",
]
OFF_POSTGRESQL = [
    "DROP TRIGGER audit_entry_no_edit ON audit_entry",
    "DROP FUNCTION audit_entry_refuse()",
]


def _run(editor: Any, sqlite: list[str], postgresql: list[str]) -> None:
    for statement in postgresql if editor.connection.vendor == "postgresql" else sqlite:
        editor.execute(statement)


def on(apps: Any, editor: Any) -> None:
    """Refuse from now on."""
    _run(editor, ON_SQLITE, ON_POSTGRESQL)


def off(apps: Any, editor: Any) -> None:
    """Refuse no longer, so that the table can go."""
    _run(editor, OFF_SQLITE, OFF_POSTGRESQL)


class Migration(migrations.Migration):
    """Entries are never edited."""

    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(on, off)]
