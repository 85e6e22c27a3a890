from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from thidua.core.backup import backup
from thidua.core.errors import RuleBroken


class Command(BaseCommand):
    help = "Sao lưu cơ sở dữ liệu và tệp vào một tệp, kiểm tra lại sau khi ghi."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="TỆP")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            manifest = backup(Path(options["file"]))
        except (RuleBroken, OSError, DatabaseError) as error:
            raise CommandError(f"Chưa sao lưu được: {error}") from error
        rows = sum(table["count"] for table in manifest["rows"].values())
        files = sum(name.startswith("files/") for name in manifest["parts"])
        self.stdout.write(f"Đã sao lưu {rows} dòng và {files} tệp vào {options['file']}, đã đọc lại để kiểm tra.")
