from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from thidua.core.backup import restore
from thidua.core.errors import RuleBroken


class Command(BaseCommand):
    help = "Khôi phục một bản sao lưu vào hệ thống trống."
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="TỆP")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            manifest = restore(Path(options["file"]))
        except (RuleBroken, OSError, DatabaseError) as error:
            raise CommandError(f"Chưa khôi phục được: {error}") from error
        self.stdout.write(f"Đã khôi phục bản sao lưu lúc {manifest['taken_at'][:16].replace('T', ' ')}. Đăng nhập bằng tài khoản cũ.")
