from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from thidua.core.errors import RuleBroken
from thidua.core.worker import HouseWorker, only_one


class Command(BaseCommand):
    help = "Làm các việc nền (đếm trang, gửi thư, nhắc việc) cho đến khi được bảo dừng."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="làm hết việc đang chờ rồi dừng")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            with only_one() as seat:
                worker = HouseWorker(seat=seat)
                worker.configure_signals()
                if options["once"]:
                    worker.run_until_empty()
                else:
                    worker.run()
        except RuleBroken as refusal:
            raise CommandError(str(refusal)) from refusal
