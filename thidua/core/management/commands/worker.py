from typing import Any

from django.core.management.base import BaseCommand, CommandError

from thidua.core.errors import RuleBroken
from thidua.core.worker import HouseWorker, only_one


class Command(BaseCommand):
    help = "Làm các việc nền (đếm trang, gửi thư, nhắc việc) cho đến khi được bảo dừng."

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            with only_one() as seat:
                worker = HouseWorker(seat=seat)
                worker.configure_signals()
                worker.run()
        except RuleBroken as refusal:
            raise CommandError(str(refusal)) from refusal
