"""The ledger is only ever added to: the database itself refuses UPDATE, DELETE, TRUNCATE and replacing an entry."""

from django.db import migrations

REFUSAL = "ledger_entry is append-only"

SQLITE = {
    "ledger_entry_no_update": f"BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    "ledger_entry_no_delete": f"BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    # INSERT OR REPLACE deletes without asking the trigger above
    "ledger_entry_no_replace": "BEFORE INSERT ON ledger_entry WHEN (SELECT count(*) FROM ledger_entry WHERE id = NEW.id) "  # noqa: S608
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
}
POSTGRESQL = {
    "ledger_entry_no_change": "BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_entry_refuse()",
    "ledger_entry_no_truncate": "BEFORE TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_refuse()",
}
FUNCTION = f"""
CREATE FUNCTION ledger_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def close(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION)
        for name, body in POSTGRESQL.items():
            schema_editor.execute(f"CREATE TRIGGER {name} {body}")
            schema_editor.execute(f"ALTER TABLE ledger_entry ENABLE ALWAYS TRIGGER {name}")
        return
    for name, body in SQLITE.items():
        schema_editor.execute(f"CREATE TRIGGER {name} {body}")


def open_again(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in POSTGRESQL:
            schema_editor.execute(f"DROP TRIGGER {name} ON ledger_entry")
        schema_editor.execute("DROP FUNCTION ledger_entry_refuse()")
        return
    for name in SQLITE:
        schema_editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [migrations.RunPython(close, open_again)]
