"""One file with everything: rows of every table, stored files, and a manifest with the hash of each part.

Format: a zip holding `manifest.json`, `rows/<app>.<model>.jsonl` (one JSON array a row, in the order of the manifest's columns) and
`files/…` (the folder of stored files as it is). Rows are read from one snapshot while people work; both databases write and read
the same format, so a backup taken on SQLite restores on PostgreSQL.
"""

import hashlib
import json
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path
from typing import IO, Any

from django.apps.registry import Apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, connections, models, transaction
from django.db.migrations.executor import MigrationExecutor

from thidua.core import clock
from thidua.core.errors import RuleBroken

FORMAT = 1
BATCH = 500
LEFT_OUT = {"sessions.session", "contenttypes.contenttype", "auth.permission", "auth.group", "auth.group_permissions"}
"""Open sessions do not travel; content types and Django's own permissions (unused here) are made by the migrations."""


class Exact(DjangoJSONEncoder):
    """Moments to the microsecond: a deadline is the last one of its day."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime | time) else super().default(o)


def backup(target: Path) -> dict[str, Any]:
    """Write everything to `target`, read it again to be sure, and return the manifest. Only the owner can read it.

    Nothing stands at `target` when it fails.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.dang-ghi")
    try:
        draft.touch(mode=0o600)
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            manifest = _write(archive)
        check(draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def _write(archive: zipfile.ZipFile) -> dict[str, Any]:
    manifest: dict[str, Any] = {"format": FORMAT, "taken_at": clock.now().isoformat(), "migrations": _applied(), "rows": {}, "parts": {}}
    with _snapshot():
        for model in _models(_state_apps(manifest["migrations"])):
            columns = [field.attname for field in model._meta.concrete_fields]
            name = f"rows/{model._meta.label_lower}.jsonl"
            count, digest = _write_rows(archive, name, model.objects.order_by("pk").values_list(*columns))  # type: ignore[attr-defined]
            manifest["rows"][model._meta.label_lower] = {"columns": columns, "count": count}
            manifest["parts"][name] = digest
    for path in sorted(_stored_files()):
        name = f"files/{path.relative_to(settings.MEDIA_ROOT)}"
        archive.write(path, name, zipfile.ZIP_STORED)
        manifest["parts"][name] = _digest(path.open("rb"))
    archive.writestr("manifest.json", json.dumps(manifest, indent=1))
    return manifest


def _write_rows(archive: zipfile.ZipFile, name: str, rows: Any) -> tuple[int, str]:
    count, digest = 0, hashlib.sha256()
    with archive.open(name, "w", force_zip64=True) as part:
        for row in rows.iterator(chunk_size=BATCH):
            line = json.dumps(list(row), cls=Exact, ensure_ascii=False).encode() + b"\n"
            part.write(line)
            digest.update(line)
            count += 1
    return count, digest.hexdigest()


@contextmanager
def _snapshot() -> Iterator[None]:
    """Let this thread read one moment: a copy in place of the live file (SQLite) or a repeatable-read transaction (PostgreSQL).

    Inside a transaction SQLite is that moment already, and its copying would wait for ever for the transaction to end.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        with transaction.atomic():
            if connection.vendor != "sqlite" and not connection.savepoint_ids:
                connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    with tempfile.TemporaryDirectory() as folder:
        live = connections["default"]
        still = live.copy()
        still.settings_dict["NAME"] = str(_copy(Path(folder) / "snapshot.sqlite3"))
        connections["default"] = still
        try:
            yield
        finally:
            connections["default"] = live
            still.close()


def _copy(target: Path) -> Path:
    """The SQLite database as it is now, page by page, while others write."""
    connection.ensure_connection()
    copy = sqlite3.connect(target)
    connection.connection.backup(copy)
    copy.close()
    return target


def _applied() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationExecutor(connection).loader.applied_migrations):
        found.setdefault(app, []).append(name)
    return found


def _state_apps(migrations: dict[str, list[str]]) -> Apps:
    """The models as they were after these migrations."""
    loader = MigrationExecutor(connection).loader
    wanted = {(app, name) for app, names in migrations.items() for name in names}
    leaves = [
        node for node in wanted if node in loader.graph.nodes and not any(child in wanted for child in loader.graph.node_map[node].children)
    ]
    return loader.project_state(leaves).apps


def _models(apps: Apps) -> list[type[models.Model]]:
    every = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed and not model._meta.proxy]
    return sorted((model for model in every if model._meta.label_lower not in LEFT_OUT), key=lambda model: model._meta.label_lower)


def _stored_files() -> list[Path]:
    folder = Path(settings.MEDIA_ROOT)
    return [path for path in folder.rglob("*") if path.is_file() and len(path.name) == 64] if folder.exists() else []


def _digest(stream: IO[bytes]) -> str:
    with stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]


def check(source: Path) -> dict[str, Any]:
    """The manifest of a backup whose every part is whole. Raises RuleBroken otherwise."""
    try:
        with zipfile.ZipFile(source) as archive:
            manifest: dict[str, Any] = json.loads(archive.read("manifest.json"))
            broken = [name for name, digest in manifest["parts"].items() if _digest(archive.open(name)) != digest]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise RuleBroken(f"“{source.name}” không phải là bản sao lưu còn nguyên vẹn. Chọn tệp khác.") from error
    if broken:
        raise RuleBroken(f"Bản sao lưu đã hỏng ở phần “{broken[0]}”. Chọn bản khác.")
    return manifest


def restore(source: Path) -> dict[str, Any]:
    """Put a backup into an empty system. Raises RuleBroken when it is damaged, newer than this version, or the system holds data."""
    manifest = check(source)
    _refuse_newer(manifest)
    _refuse_full()
    executor = MigrationExecutor(connection)
    executor.migrate([(app, names[-1]) for app, names in manifest["migrations"].items() if app in executor.loader.migrated_apps])
    with zipfile.ZipFile(source) as archive, transaction.atomic():
        apps = _state_apps(manifest["migrations"])
        for label, table in manifest["rows"].items():
            if label in LEFT_OUT:
                continue
            _read_rows(archive, apps.get_model(label), table["columns"])
        _reset_sequences(apps)
        _read_files(archive, manifest)
    forward = MigrationExecutor(connection)
    forward.migrate(forward.loader.graph.leaf_nodes())
    call_command("createcachetable", verbosity=0)
    return manifest


def _refuse_newer(manifest: dict[str, Any]) -> None:
    known = MigrationExecutor(connection).loader.disk_migrations
    newer = [f"{app}.{name}" for app, names in manifest["migrations"].items() for name in names if (app, name) not in known]
    if manifest["format"] > FORMAT or newer:
        raise RuleBroken("Bản sao lưu do phiên bản mới hơn tạo ra. Nâng cấp hệ thống rồi khôi phục lại.")


def _refuse_full() -> None:
    if "accounts_user" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM accounts_user) + (SELECT count(*) FROM ledger_entry)")
        if cursor.fetchone()[0]:
            raise RuleBroken(
                "Hệ thống đang có dữ liệu nên không khôi phục đè lên. Khôi phục vào thư mục dữ liệu (THIDUA_DATA) hoặc cơ sở dữ liệu trống."
            )


def _read_rows(archive: zipfile.ZipFile, model: type[models.Model], columns: list[str]) -> None:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    model.objects.all().delete()  # type: ignore[attr-defined]
    batch: list[models.Model] = []
    with archive.open(f"rows/{model._meta.label_lower}.jsonl") as part:
        for line in part:
            values = zip(columns, json.loads(line), strict=True)
            batch.append(model(**{name: _value(fields[name], value) for name, value in values}))
            if len(batch) >= BATCH:
                model.objects.bulk_create(batch)  # type: ignore[attr-defined]
                batch = []
    model.objects.bulk_create(batch)  # type: ignore[attr-defined]


def _value(field: "models.Field[Any, Any]", value: Any) -> Any:
    """As the column wants it: JSON as it is, keys by the type they point to, the rest from its words."""
    if isinstance(field, models.JSONField) or value is None:
        return value
    return field.target_field.to_python(value) if isinstance(field, models.ForeignKey) else field.to_python(value)


def _reset_sequences(apps: Apps) -> None:
    statements = connection.ops.sequence_reset_sql(no_style(), _models(apps))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _read_files(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    for name in manifest["parts"]:
        if not name.startswith("files/"):
            continue
        target = Path(settings.MEDIA_ROOT) / name.removeprefix("files/")
        if Path(settings.MEDIA_ROOT).resolve() not in target.resolve().parents:
            raise RuleBroken(f"Bản sao lưu có tên tệp lạ “{name}”. Không khôi phục.")
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as part, tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as draft:
            shutil.copyfileobj(part, draft)
        Path(draft.name).replace(target)
