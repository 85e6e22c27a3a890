"""Files come in by pieces here (upload.js) and are sent by the page that owns them (`send`)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core.errors import RuleBroken
from thidua.core.templatetags.office import gio_ngay
from thidua.files import rules
from thidua.files.actions import receiving
from thidua.files.disk import DiskFull
from thidua.files.enums import Purpose
from thidua.files.forms import BeginForm
from thidua.files.models import Incoming, StoredFile
from thidua.files.queries import path_of, received_of, signed, why_not_open

View = Callable[..., HttpResponse]


def send(stored: StoredFile) -> FileResponse:
    """The file as a download that a browser neither shows nor guesses at. 403 with the reason when it is held back."""
    why = why_not_open(stored)
    if why is not None:
        raise PermissionDenied(why)
    response = FileResponse(path_of(stored).open("rb"), as_attachment=True, filename=stored.name, content_type=stored.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response


def _in_json(view: View) -> View:
    """Refusals as JSON: 409 with the right place, 507 when the disk is full, else 422. What was swept meanwhile is not found."""

    @wraps(view)
    def answered(request: UserRequest, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, **kwargs)
        except receiving.WrongPlace as refusal:
            return JsonResponse({"why": str(refusal), "received": refusal.received}, status=409)
        except RuleBroken as refusal:
            return JsonResponse({"why": str(refusal)}, status=507 if isinstance(refusal, DiskFull) else 422)
        except Incoming.DoesNotExist as error:
            raise Http404 from error

    return answered


@login_required
@require_POST
@_in_json
def begin(request: UserRequest) -> HttpResponse:
    form = BeginForm(request.POST)
    if not form.is_valid():
        raise RuleBroken("Chưa hiểu tên hoặc dung lượng của tệp. Chọn lại tệp.")
    data = form.cleaned_data
    incoming = receiving.begin_upload(name=data["name"], size=data["size"], purpose=Purpose(data["purpose"]), by=request.user)
    return JsonResponse({"key": incoming.key, "received": 0})


@login_required
@require_safe
@never_cache
def state(request: UserRequest, key: str) -> HttpResponse:
    """How much is here for sure."""
    incoming = get_object_or_404(Incoming.objects.visible_to(request.user), key=key)
    received = incoming.size if incoming.stored_id else received_of(incoming)
    return JsonResponse({"received": received, "size": incoming.size})


@login_required
@require_POST
@_in_json
def take(request: UserRequest, key: str) -> HttpResponse:
    """A piece: the bytes are the whole body, `?offset=` is where they belong."""
    incoming = get_object_or_404(Incoming.objects.visible_to(request.user), key=key)
    offset, length = request.GET.get("offset", "0"), request.headers.get("Content-Length", "")
    if not offset.isdecimal() or not length.isdecimal() or not 0 < int(length) <= rules.CHUNK_BYTES:
        raise RuleBroken("Phần gửi lên không đúng cỡ. Tải lại trang rồi chọn lại tệp.")
    incoming = receiving.take_bytes(incoming, _body(request), offset=int(offset))
    return JsonResponse({"received": incoming.size if incoming.stored_id else incoming.received})


def _body(request: UserRequest) -> bytes:
    """A form cannot be a piece: its body was read as a form already."""
    try:
        return request.body
    except RawPostDataException as error:
        raise RuleBroken("Phần gửi lên không phải nội dung tệp. Tải lại trang rồi chọn lại tệp.") from error


@login_required
@require_POST
@_in_json
def finish(request: UserRequest, key: str) -> HttpResponse:
    """Everything is here: the signed key that a form carries in `stored`."""
    incoming = get_object_or_404(Incoming.objects.visible_to(request.user), key=key)
    stored = receiving.finish_upload(incoming, by=request.user)
    answer = {"stored": signed(stored, user=request.user, purpose=Purpose(incoming.purpose)), "name": stored.name}
    return JsonResponse(answer | {"size": stored.size, "sha256": stored.sha256, "at": gio_ngay(stored.stored_at)})


@login_required
@require_POST
@_in_json
def drop(request: UserRequest, key: str) -> HttpResponse:
    receiving.drop_upload(get_object_or_404(Incoming.objects.visible_to(request.user), key=key))
    return JsonResponse({})
