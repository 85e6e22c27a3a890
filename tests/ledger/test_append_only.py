"""The ledger is only ever added to, on both databases, whatever way one tries."""

import re
from pathlib import Path

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

import thidua
from tests.accounts.make import newcomer
from thidua.accounts import actions
from thidua.accounts.models import User
from thidua.accounts.rules import NewAccount
from thidua.core.actor import SYSTEM
from thidua.ledger.models import Entry
from thidua.ledger.record import record

HOUSE = Path(thidua.__file__).parent
STOP = {
    "sqlite": ["CREATE TRIGGER no_room BEFORE INSERT ON ledger_entry BEGIN SELECT RAISE(ABORT, 'no room'); END"],
    "postgresql": [
        "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$",
        "CREATE TRIGGER no_room BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION no_room()",
    ],
}


def everything() -> list[tuple[object, ...]]:
    return list(Entry.objects.order_by("pk").values_list())


@pytest.mark.parametrize(
    "way",
    [
        lambda entry: Entry.objects.filter(pk=entry.pk).update(actor_name="Người khác"),
        lambda entry: Entry(pk=entry.pk, at=entry.at, action="khac").save(),
        lambda entry: Entry.objects.bulk_update([entry], ["action"]),
        lambda entry: Entry.objects.filter(pk=entry.pk).delete(),
        lambda entry: entry.delete(),
        lambda entry: Entry.objects.all()._raw_delete("default"),
        lambda entry: Entry.objects.bulk_create([entry], update_conflicts=True, update_fields=["action"], unique_fields=["id"]),
        lambda entry: connection.cursor().execute("UPDATE ledger_entry SET action = 'khac'"),
        lambda entry: connection.cursor().execute("DELETE FROM ledger_entry"),
    ],
    ids=["update", "save", "bulk_update", "delete rows", "delete one", "raw delete", "upsert", "sql update", "sql delete"],
)
def test_change_is_refused(person: User, way: object) -> None:
    before = everything()
    entry = Entry.objects.latest("pk")
    entry.action = "khac"
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        way(entry)  # type: ignore[operator]
    assert everything() == before


def test_truncate_and_replace_are_refused(person: User) -> None:
    before = everything()
    columns = ", ".join(field.column for field in Entry._meta.fields)
    wish = (
        "TRUNCATE ledger_entry"
        if connection.vendor == "postgresql"
        else f"INSERT OR REPLACE INTO ledger_entry ({columns}) SELECT {columns} FROM ledger_entry"
    )
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(wish)
    assert everything() == before


ACTS = {
    "make_accounts": lambda admin, user: actions.make_accounts([NewAccount("Người Mới")], by=admin),
    "renew_codes": lambda admin, user: actions.renew_codes([user], by=admin),
    "disable": lambda admin, user: actions.disable(user, by=admin),
    "grant_administration": lambda admin, user: actions.grant_administration(user, by=admin),
    "choose_password": lambda admin, user: actions.choose_password(user, "mật khẩu khác hẳn", by=user),
    "change_own_data": lambda admin, user: actions.change_own_data(user, email="a@vidu.example", phone="", by=user),
    "end_sessions": lambda admin, user: actions.end_sessions(user, by=user),
    "note_sign_in": lambda admin, user: actions.note_sign_in(user, by=user),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_nothing_is_saved_when_the_record_fails(admin: User, act: object) -> None:
    user = newcomer("Lê Thị Thử", by=admin)[0]
    before = (list(User.objects.order_by("pk").values_list()), everything())
    with connection.cursor() as cursor:
        for statement in STOP[connection.vendor]:
            cursor.execute(statement)
    with pytest.raises(DatabaseError, match="no room"), transaction.atomic():
        act(admin, user)  # type: ignore[operator]
    assert (list(User.objects.order_by("pk").values_list()), everything()) == before


@pytest.mark.django_db(transaction=True)
def test_record_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="atomic"):
        record(SYSTEM, "accounts.disable", User(pk=1, full_name="Ai Đó"))
    assert everything() == []


@pytest.mark.django_db(transaction=True)
def test_committed_entries_go_with_the_test_and_the_trigger_stays() -> None:
    """Runs after other tests that committed: the flush worked, and the wall stands again."""
    assert everything() == []
    with transaction.atomic():
        record(SYSTEM, "accounts.disable", User(pk=1, full_name="Ai Đó"))
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Entry.objects.all().delete()
    assert Entry.objects.count() == 1


def test_production_code_knows_no_way_around() -> None:
    """Only the migration names the triggers; nobody switches triggers off; nobody but record() writes entries."""
    words = ["no_update", "no_delete", "no_replace", "no_truncate", "ledger_entry_no", "append_only", "ledger_entry_refuse"]
    words += ["disable trigger", "drop trigger", "session_replication_role", "writable_schema", "recursive_triggers"]
    sql = re.compile(r"(update|delete\s+from|insert\s+into|replace\s+into|truncate|alter\s+table|drop\s+table)\W+ledger_entry")
    migrations = HOUSE / "ledger" / "migrations"
    texts = {path.name: path.read_text().lower() for path in HOUSE.rglob("*.py") if path.parent != migrations}
    assert [(name, word) for name, text in texts.items() for word in words if word in text] == []
    assert [name for name, text in texts.items() if sql.search(text)] == []
    writes = re.compile(r"(?<!class )\bEntry\(|\bEntry\.objects\.(create|bulk_|get_or_create|update_or_create)")
    users = [path for path in sorted(HOUSE.rglob("*.py")) if "ledger.models" in path.read_text()]
    assert len(users) > 1
    assert [path.name for path in users if writes.search(path.read_text())] == ["record.py"]
