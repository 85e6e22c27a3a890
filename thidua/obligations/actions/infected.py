"""Tell who brought a file that the scanner found bad after it had been received (a part of the job beside this: no record of its own)."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse

from thidua.core import clock
from thidua.core.actor import Actor
from thidua.files.enums import ScanState
from thidua.files.models import StoredFile
from thidua.notices.actions import tell
from thidua.notices.enums import MessageKind
from thidua.obligations.models import Piece

LOOKED_BACK = timedelta(days=7)
"""The scanner's word is told by the job that comes minutes after it; a week covers a worker that stood still."""


@transaction.atomic
def tell_of_infected(*, by: Actor) -> None:
    """Once for each file, however often it runs. A file of a handing-in leads to its page."""
    found = StoredFile.objects.filter(scan=ScanState.INFECTED, scanned_at__gte=clock.now() - LOOKED_BACK)
    for stored in found.select_related("stored_by").order_by("pk"):
        piece = Piece.objects.filter(file=stored).select_related("submission__obligation").order_by("pk").last()
        url = reverse("obligations:submission", args=[piece.submission_id]) if piece else ""
        what = f" ({piece.submission.obligation.deliverable}, {piece.submission.obligation.unit})" if piece else ""
        tell(
            stored.stored_by,
            key=f"obligations:infected:{stored.pk}",
            kind=MessageKind.RETURNED,
            title=f"Tệp “{stored.name}” bị giữ lại vì có mã độc",
            body=(
                f"Máy quét thấy {stored.scan_note or 'mã độc'} trong tệp bạn tải lên{what}. Không ai mở được tệp này. "
                "Quét mã độc máy của bạn, lập lại tệp sạch rồi gửi lại; đã nộp thì rút về hoặc đề nghị nơi nhận trả lại."
            ),
            url=url,
            by=by,
        )
